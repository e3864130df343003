import ArgumentParser
import FoundationEssentials
import Report
import Results

/// A result in the form of another program.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a result file in another form, for other programs.",
    discussion: """
      google-benchmark is for tools/compare.py of google/benchmark; openmetrics is for \
      node_exporter's textfile collector.

      Example: hvo-bench export result.json --format openmetrics --output \
      /var/lib/node_exporter/hvo-bench.prom
      """)

  @Argument(help: ArgumentHelp("A result file (JSON).", valueName: "result"))
  var result: String

  @Option(
    name: [.long, .customLong("as")],
    help: ArgumentHelp(
      ExportFormat.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "format"))
  var format: ExportFormat

  @Option(help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  func run() async throws {
    let destination = Destination(path: output)
    try failure {
      try destination.check()
      let style = TextStyle(environment: ProcessInfo.processInfo.environment)
      let file = try ResultFile(reading: result)
      try destination.write(format.render(file, style: style))
      let leftOut = format.leftOut(of: file)
      if !leftOut.isEmpty {
        StandardError.say(
          "\(format.rawValue) has no place for these sections of \(result), which are left out: "
            + leftOut.joined(separator: ", "))
      }
    }
  }
}
