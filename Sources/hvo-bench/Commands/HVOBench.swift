import ArgumentParser
import Glibc

/// The root command: parses, runs one subcommand, and turns every error into one line and an exit
/// code.
@main
struct HVOBench: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "hvo-bench",
    abstract:
      "What the HugeTLB Vmemmap Optimization saves, what it costs, and whether to turn it on.",
    discussion: """
      Without a subcommand it does the main job: hvo-bench --hugepages 2M,1G

      Every figure says where it comes from: measured, modelled, published or derived.

      Exit codes: 0 done; 1 what was asked for isn't so (check --expect, compare \
      --fail-if-slower); 2 something failed at run time; 3 the machine isn't exactly as it was \
      found; 64 the input can't be used; 129, 130 and 143 stopped by SIGHUP, SIGINT and SIGTERM, \
      with partial results kept.
      """,
    version: version,
    subcommands: [
      RunCommand.self, CalcCommand.self, BarriersCommand.self, RemapCommand.self,
      CheckCommand.self, KernelCommand.self, RestoreCommand.self, CountersCommand.self,
      EL1Command.self, DoctorCommand.self, PlotCommand.self, ReportCommand.self,
      TradeoffCommand.self, PlanCommand.self, CompareCommand.self, ExportCommand.self,
    ],
    defaultSubcommand: RunCommand.self)

  static func main() async {
    StandardStreams.prepare()
    do {
      try RepeatedOptions.refuse(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      finish(with: error)
    }
  }

  /// Ends the process: help and version go to standard output, everything else is one line.
  static func finish(with error: any Error) -> Never {
    if let code = error as? ExitCode { Glibc.exit(code.rawValue) }
    let code = exitCode(for: error)
    guard code != .success else {
      do { try StandardOutput.write(fullMessage(for: error) + "\n") } catch {
        StandardError.say("\(error)")
        Glibc.exit(ExitStatus.runtimeFailure.rawValue)
      }
      Glibc.exit(ExitStatus.success.rawValue)
    }
    StandardError.say(message(for: error))
    let status = code == .validationFailure ? ExitStatus.usage : .runtimeFailure
    Glibc.exit(status.rawValue)
  }
}
