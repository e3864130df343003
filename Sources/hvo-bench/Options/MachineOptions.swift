import ArgumentParser
import Barriers

/// Which CPUs measure.
struct MachineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "CPUs to pin threads to, such as 0-3,8. Default: all that this process may use.",
      valueName: "list"))
  var cpus: String?

  @Flag(help: "More samples: minutes instead of seconds.")
  var thorough = false

  var plan: BarrierSuite.Plan { thorough ? .thorough : .quick }
}
