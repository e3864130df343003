import ArgumentParser
import Report
import Results

/// How and where the result is written.
struct OutputOptions: ParsableArguments {
  @Option(help: "How standard output is written: text, json, csv or markdown.")
  var format: ReportFormat = .text
}

extension ReportFormat: ExpressibleByArgument {}
