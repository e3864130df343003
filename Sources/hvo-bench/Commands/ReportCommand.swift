import ArgumentParser
import Report
import Results
import Tradeoff

/// One HTML page of one or several results.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write results as one HTML file that needs nothing else.",
    discussion: """
      Several results (kernels, machines, releases) stand side by side first. Pictures need gnuplot; \
      without it the page has its tables.

      Example: hvo-bench report results/myhost-2026-11-25.json -o report.html
      """)

  @Argument(help: ArgumentHelp("Result files (JSON).", valueName: "result"))
  var results: [String]

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write the page to this file; - is standard output.", valueName: "file"))
  var output = "report.html"

  func validate() throws {
    if results.isEmpty { throw ValidationError("name at least one result file") }
    if output.isEmpty { throw ValidationError("--output '': the path is empty; name one") }
  }

  func run() async throws {
    let destination = Destination(path: output)
    let files = try failure {
      try destination.check()
      return try results.map { (name: $0, file: try ResultFile(reading: $0)) }
    }
    let gnuplot = await GnuplotCheck.find()
    var warnings: [Warning] = []
    var runs: [HTMLReport.Run] = []
    for (name, file) in files {
      let drawn = await PlotSet(file).drawn(check: gnuplot)
      for warning in drawn.warnings where !warnings.contains(warning) { warnings.append(warning) }
      runs.append(HTMLReport.Run(name: name, result: file, pictures: drawn.pictures))
    }
    for warning in warnings { StandardError.say("\(warning.fact); \(warning.remedy)") }
    let text = try failure { try HTMLReport(runs, formulas: TradeoffFormulas.script).text() }
    try failure { try destination.write(text) }
    if destination.path != nil { StandardError.say("report written to \(destination.name)") }
  }
}
