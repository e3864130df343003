import ArgumentParser
import Glibc

/// The root command: parses, runs one subcommand, and turns every error into one line and an exit
/// code.
@main
struct HVOBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hvo-bench",
    abstract: "What the HugeTLB Vmemmap Optimization saves, what it costs, and whether to turn it on.")

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      finish(with: error)
    }
  }

  /// Ends the process: help and version go to standard output, everything else is one line.
  static func finish(with error: any Error) -> Never {
    let code = exitCode(for: error)
    guard code != .success else { exit(withError: error) }
    if let failure = error as? ExitCode { Glibc.exit(failure.rawValue) }
    StandardError.say(message(for: error))
    let status = code == .validationFailure ? ExitStatus.usage : .runtimeFailure
    Glibc.exit(status.rawValue)
  }
}
