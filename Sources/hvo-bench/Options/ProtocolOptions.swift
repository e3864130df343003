import ArgumentParser
import HugeTLB
import ProtocolFile
import Spelling
import Vmemmap

/// Which protocols.
struct ProtocolOptions: ParsableArguments {
  @Option(
    name: .customLong("protocol"),
    help: ArgumentHelp(
      "Protocols by name, separated by commas, or all; a name that ends in .yaml is a file of your "
        + "own (docs/protocol-file.md). Names: "
        + BuiltInProtocol.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "names|file.yaml"))
  var names = ["all"]

  /// The protocols named, to be simulated: built-in ones in the order of the reports, then those
  /// from files.
  /// Where base pages map the vmemmap there is nothing to split, and each is taken in that form.
  func protocols(on model: KernelModel) throws -> [RemapProtocol] {
    try choices(split: model.mapping == .basePages ? .notNeeded : nil).map(\.remap)
  }

  /// The same with the files that they come from.
  ///
  /// - Parameter split: used instead of each protocol's own.
  func choices(split: SplitMethod? = nil) throws -> [ProtocolChoice] {
    let asked = names.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .map(String.init)
    let known = BuiltInProtocol.allCases
    let files = asked.filter(Self.isFile)
    for name in asked where name != "all" && !Self.isFile(name) {
      guard BuiltInProtocol(rawValue: name) != nil else { throw Self.unknown(name) }
    }
    let builtIn = asked.contains("all") ? known : known.filter { asked.contains($0.rawValue) }
    let choices =
      try builtIn.map { ProtocolChoice(remap: $0.make(split: split), file: nil) }
      + files.map { try ProtocolChoice(reading: $0, split: split) }
    for (index, choice) in choices.enumerated() {
      let id = choice.remap.id
      guard choices[..<index].allSatisfy({ $0.remap.id != id }) else {
        throw ValidationError(
          "--protocol \(choice.file?.name ?? id): another protocol is named \(id) as well; "
            + "give each file its own 'protocol:' name")
      }
    }
    return choices
  }

  private static func isFile(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  private static func unknown(_ name: String) -> ValidationError {
    let known = BuiltInProtocol.allCases.map(\.rawValue)
    let near = NearNames.best(for: name, among: known)
    return ValidationError(
      "--protocol \(name): no such protocol"
        + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?")
        + " Write all, a file that ends in .yaml, or names that --help lists")
  }
}
