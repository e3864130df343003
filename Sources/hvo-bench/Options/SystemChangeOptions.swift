import ArgumentParser
import HugeTLB
import KernelHVO
import LinuxHost

/// What of the kernel's own HVO is measured, and the permission to do so.
struct SystemChangeOptions: ParsableArguments {
  @Flag(
    help: """
      Allow it to change huge page pools and vm.hugetlb_optimize_vmemmap while it measures, and put \
      them back. Without it, it says what it would change.
      """)
  var allowSystemChanges = false

  @Option(
    help: ArgumentHelp(
      "NUMA node whose pools are used. Default: the one with most free memory.", valueName: "node"))
  var node: Int?

  @Option(
    help: ArgumentHelp("Timed rounds of each batch and side, after the first.", valueName: "n"),
    transform: WholeNumber(range: 2...10_000, noun: "rounds").parse)
  var rounds = 20

  @Option(
    help: ArgumentHelp("Seconds for the rounds of one size; at least 6 are done.", valueName: "s"),
    transform: WholeNumber(range: 1...86_400, noun: "seconds").parse)
  var seconds = 40

  @Flag(
    help: "Measure a second time with rcu_expedited, which takes out the wait for grace periods.")
  var rcuExpedited = false

  @Flag(help: "Also time stop_machine, by changing the clocksource to and fro.")
  var stopMachine = false

  @Flag(
    help: """
      Before measuring, drop caches and let the kernel gather free memory, so that more gigantic pages \
      can be had. Other programs read from disk again meanwhile.
      """)
  var makeRoom = false

  /// The plan for these loads.
  func plan(_ loads: [KernelPlan.Load], _ preflight: KernelPreflight, cpus: [Int]) -> KernelPlan {
    var plan = KernelPlan(loads: loads, node: preflight.node)
    plan.base = preflight.base
    plan.rounds = rounds
    plan.secondsPerSize = Double(seconds)
    plan.expedites = rcuExpedited
    plan.stopsMachine = stopMachine
    plan.madeRoom = makeRoom ? preflight.room : nil
    plan.writerCPU = cpus.first
    plan.observerCPUs = Array(cpus.dropFirst().prefix(8))
    return plan
  }
}

extension JournalFile {
  /// The environment variable that moves the journal.
  static let variable = "HVO_BENCH_JOURNAL"

  /// Where the journal is: the usual place, unless the environment says otherwise.
  static func chosen(_ environment: [String: String]) -> JournalFile {
    environment[variable].flatMap { $0.isEmpty ? nil : JournalFile(path: $0) } ?? .usual
  }
}
