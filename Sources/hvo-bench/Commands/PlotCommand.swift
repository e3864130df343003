import ArgumentParser
import Report
import Results

/// Pictures from a result measured before.
struct PlotCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw the pictures of a result file.",
    discussion: "Example: hvo-bench plot results/myhost-2026-11-25.json --directory pictures")

  @Argument(help: ArgumentHelp("A result file (JSON).", valueName: "result"))
  var result: String

  @Option(help: ArgumentHelp("Where the pictures go.", valueName: "directory"))
  var directory = "pictures"

  func validate() throws {
    if directory.isEmpty { throw ValidationError("--directory '': the path is empty; name one") }
  }

  func run() async throws {
    let file = try failure { try ResultFile(reading: result) }
    try await Pictures(directory: directory).draw(file)
  }
}
