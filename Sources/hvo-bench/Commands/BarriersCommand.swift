import ArgumentParser
import Results

/// The measured primitives alone.
struct BarriersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "barriers",
    abstract: "Cost of TLB invalidations and of stop_machine-like barriers on this machine.",
    discussion: "Example: hvo-bench barriers --cpus 0-1 --format json")

  @OptionGroup var machine: MachineOptions
  @OptionGroup var events: EventOptions

  @OptionGroup var more: BarrierOptions

  @Flag(
    inversion: .prefixedNo,
    help: "Also count the flushes and interrupts that each operation causes on all CPUs.")
  var countFlushes = true

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let outlet = try await Outlet(output)
    Recovery.atStart()
    let host = HostStage()
    var file = ResultFile.begun()
    host.run(into: &file)
    let cpus = host.arrange(try host.cpus(machine.cpus), more.order)
    let flushes = FlushStage(
      cpus: cpus, extra: try events.requests, kinds: try more.kinds)
    let stops = StopStage(more.stops, cpus: cpus, plan: machine.plan)
    Interruption.install()
    let barriers = BarrierStage(
      plan: machine.plan, cpus: cpus, cases: try more.cases(machine.plan, cpus),
      order: more.order, extrapolated: try more.extrapolated)
    _ = barriers.run(into: &file, progress: Progress())
    if let rate = more.rate {
      barriers.pace(rate, kinds: try more.kinds, into: &file, progress: Progress())
    }
    if countFlushes { flushes.run(into: &file, progress: Progress()) }
    let isRestored = try stops?.run(into: &file, progress: Progress()) ?? true
    BarrierStage.conclude(&file)
    try await outlet.deliver(file)
    if !isRestored { throw ExitCode(ExitStatus.notRestored.rawValue) }
  }
}
