import ArgumentParser
import FoundationEssentials
import HugeTLB
import Report
import Results

/// Two results, row by row.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say for each row of two results whether it got faster or slower.",
    discussion: """
      Exit code: 0; 1 with --fail-if-slower if a row is slower by more than that; 2 if nothing can \
      be judged, because no row is in both files or the hosts differ. docs/compare.md says how.

      Example: hvo-bench compare before.json after.json --fail-if-slower 5%
      """)

  @Argument(help: ArgumentHelp("The baseline: a result file (JSON).", valueName: "before"))
  var before: String
  @Argument(help: ArgumentHelp("What is compared with it.", valueName: "after"))
  var after: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Exit with 1 if the whole interval of a row's change lies above this.", valueName: "percent"))
  var failIfSlower: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A change within this is no evidence.", valueName: "percent"))
  var tolerance: String?

  @Flag(help: "Judge although the hosts differ.")
  var force = false

  @Option(help: "How standard output is written: text, json, csv or markdown.")
  var format: ReportFormat = .text

  func run() async throws {
    let limit = try failIfSlower.map { try percent($0, "--fail-if-slower") }
    let least = try tolerance.map { try percent($0, "--tolerance") }
    let comparison = try failure {
      try ResultComparison(
        before: (before, ResultFile(reading: before)), after: (after, ResultFile(reading: after)),
        tolerance: least ?? ResultComparison.usualTolerance, force: force)
    }
    let style = TextStyle(environment: ProcessInfo.processInfo.environment)
    try failure { try Destination(path: nil).write(format.render(comparison, style: style)) }
    guard comparison.isJudged else {
      throw RuntimeFailure(text: "no verdict: the hosts differ; --force judges all the same")
    }
    guard let limit else { return }
    let slower = comparison.rows.filter { $0.isSlower(byMoreThan: limit) }
    guard !slower.isEmpty else { return }
    StandardError.say(
      "\(slower.count) of \(comparison.rows.count) rows slower by more than \(failIfSlower ?? ""): "
        + slower.prefix(3).map(\.key).joined(separator: ", ") + (slower.count > 3 ? ", …" : ""))
    throw ExitCode(ExitStatus.unexpected.rawValue)
  }

  private func percent(_ text: String, _ option: String) throws -> Double {
    guard let share = Share(parsing: text.hasSuffix("%") ? text : text + "%") else {
      throw ValidationError("\(option) \(text): a share from 0.000001% to 100%, such as 5%")
    }
    return share.fraction * 100
  }
}
