import ArgumentParser
import Results
import Tradeoff

/// The main job: host, savings, barriers, split/remap, verdict.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "The main job: what HVO saves and costs on this machine, and whether to turn it on.",
    discussion: """
      Changes nothing on the machine. The result is printed and written to results/ as JSON.

      Example: hvo-bench --hugepages 2M,1G --plots pictures
      """)

  @OptionGroup var pools: PoolOptions
  @OptionGroup var kernel: KernelOptions
  @OptionGroup var machine: MachineOptions
  @OptionGroup var remap: RemapOptions
  @OptionGroup var events: EventOptions
  @OptionGroup var verdict: VerdictOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    Recovery.atStart()
    let host = HostStage()
    let outlet = try await Outlet(output, defaultFor: host.name)
    let model = try kernel.model(defaults: host.kernelDefaults)
    let sizes = try pools.sizes(of: model)
    let plan = try remap.plan(sizes: sizes, model: model, counters: events.beside)
    let cpus = try host.cpus(machine.cpus)
    let platform = try verdict.chosenPlatform(for: model)
    let judge = VerdictStage(
      model: model, settings: verdict.settings(for: model),
      share: try verdict.share(), placement: kernel.placement.placement,
      cpus: platform?.cpus ?? host.onlineCPUs)
    let progress = Progress()

    var file = ResultFile.begun()
    host.run(into: &file)
    try SavingsStage(model: model, memory: kernel.memory() ?? host.memory).run(
      sizes: sizes, placement: kernel.placement.placement, count: pools.count, covering: nil,
      into: &file)
    Interruption.install()
    let barriers = BarrierStage(plan: machine.plan, cpus: cpus)
      .run(into: &file, progress: progress)
    let costs = platform?.costs ?? MachineCosts(barriers, online: host.onlineCPUs)
    file.warnings += [Warning(platform)].compactMap(\.self)
    let timings = RemapStage(plan: plan, machine: costs, cpus: judge.cpus)
      .run(into: &file, progress: progress)
    try judge.run(timings, costs, plan: plan, into: &file, progress: progress)
    file.addRegions()
    try file.addPublished()
    try await outlet.deliver(file)
  }
}
