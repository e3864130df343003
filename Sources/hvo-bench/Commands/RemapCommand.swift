import ArgumentParser
import RemapTiming
import Results
import Tradeoff

/// The protocols timed on the simulated vmemmap, alone.
struct RemapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remap",
    abstract: "Cost of HVO and de-HVO per huge page, for each protocol, on a simulated vmemmap.",
    discussion: """
      The software part is measured: page-table stores, atomics, copies of struct page pages. \
      TLBIs, barriers and pauses are counted.

      Examples:
      hvo-bench remap --hugepages 2M --protocol direct,ro-first --batch 64
      hvo-bench remap --hugepages 2M --walkers 1 --backend mmu
      hvo-bench remap --hugepages 2M --protocol direct --range 1T..64T --threads 2
      """)

  @Option(
    help: ArgumentHelp("Huge page sizes, separated by commas: 2M is 2 MiB.", valueName: "sizes"))
  var hugepages = "2M,1G"

  @OptionGroup var remap: RemapOptions
  @OptionGroup var events: EventOptions
  @OptionGroup var walks: WalkOptions
  @OptionGroup var ranges: RangeOptions
  @OptionGroup var machine: MachineOptions
  @OptionGroup var kernel: KernelOptions
  @OptionGroup var verdict: VerdictOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let outlet = try await Outlet(output)
    let host = HostStage()
    let model = try kernel.model(defaults: host.kernelDefaults)
    let plan = try remap.plan(
      sizes: PoolOptions.sizes(parsing: hugepages), model: model, counters: events.beside)
    let platform = try verdict.namedPlatform(for: model)
    var file = ResultFile.begun()
    host.run(into: &file)
    Interruption.install()
    let cpus = try host.cpus(machine.cpus)
    if walks.isAsked {
      try WalkStage(plan: walks.plan(plan, cpus: cpus)).run(into: &file, progress: Progress())
    }
    if let plans = try ranges.plans(plan, cpus: cpus) {
      try RangeStage(plans: plans).run(into: &file, progress: Progress())
    } else if !walks.isAsked {
      let timings = RemapStage(plan: plan).run(into: &file, progress: Progress())
      if let platform {
        try VerdictStage(
          model: model, settings: verdict.settings(for: model), share: verdict.share(),
          placement: kernel.placement.placement,
          cpus: platform.countedCPUs
        ).run(timings, MachineCosts(platform), plan: plan, into: &file, progress: Progress())
      }
    }
    try await outlet.deliver(file)
  }
}
