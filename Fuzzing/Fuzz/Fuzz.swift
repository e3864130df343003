import ArgumentParser
import Foundation

/// Feeds mutated files to one reader of hvo-bench and to all that its result passes through.
///
/// An input is a function of seed and number alone, so a trap is repeated with `--from N --count 1`.
@main
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract: "Mutated input for a reader of hvo-bench: an answer or an error, never a trap.")

  @Argument(help: "The kind of file: \(Reader.allCases.map(\.rawValue).joined(separator: ", ")).")
  var reader: Reader
  @Option(help: "Inputs to try.") var count: UInt64 = 100_000
  @Option(help: "The first input's number.") var from: UInt64 = 0
  @Option(help: "The same seed gives the same inputs.") var seed: UInt64 = 1
  @Option(help: "The checkout whose files the inputs are made from.") var root = "."
  @Flag(help: "Print each input before it is tried.") var show = false

  func run() throws {
    let target = reader.target
    let corpus = try target.corpus(root: URL(filePath: root))
    guard !corpus.isEmpty else {
      throw ValidationError("no \(reader.rawValue) files under '\(root)'")
    }
    for (index, file) in corpus.enumerated() where !target.accepts(file) {
      throw ValidationError("file \(index) of the \(reader.rawValue) corpus is refused unchanged")
    }
    let progress = Progress(every: max(count / 20, 1))
    var accepted: UInt64 = 0
    for number in from..<(from &+ count) {
      var mutator = Mutator(corpus: corpus, words: target.words, seed: seed, number: number)
      let input = mutator.next()
      if show { print(String(decoding: input, as: UTF8.self)) }
      progress.begin(number)
      if target.accepts(input) { accepted += 1 }
    }
    print("\(reader.rawValue): \(count) inputs from seed \(seed), \(accepted) accepted, no trap")
  }
}

/// The kinds of file.
enum Reader: String, CaseIterable, ExpressibleByArgument {
  case json, yaml, csv
  case fleetYAML = "fleet-yaml"

  var target: any FuzzTarget {
    switch self {
    case .json: ResultTarget()
    case .yaml: ProtocolTarget()
    case .csv: FleetTarget(kind: "csv")
    case .fleetYAML: FleetTarget(kind: "yaml")
    }
  }
}
