public import ArgumentParser
public import Report
import Results

/// How and where the result is written.
struct OutputOptions: ParsableArguments {
  @Option(help: "How standard output is written: text, json, csv or markdown.")
  var format: ReportFormat = .text

  @Flag(help: "Show every row of the long tables in text and Markdown.")
  var details = false

  @Option(
    help: ArgumentHelp("Also write the result, as JSON, to this file.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Also draw pictures (SVG, PNG) into this directory.", valueName: "directory"))
  var plots: String?

  func validate() throws {
    for (option, path) in [("--output", output), ("--plots", plots)] where path?.isEmpty == true {
      throw ValidationError("\(option) '': the path is empty; name one")
    }
    if output == "-" {
      throw ValidationError(
        "--output -: standard output has the report already; --format json makes that the JSON")
    }
  }
}

extension ReportFormat: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
