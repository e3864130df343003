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
      TLBIs, barriers and pauses are counted; what they cost is measured here first, or taken from \
      --platform. Then each protocol runs once more against walkers on the other CPUs.

      Examples:
      hvo-bench remap --hugepages 2M --protocol direct,ro-first --batch 64
      hvo-bench remap --hugepages 2M --platform results/big-server.json --walkers 0
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
    let platform = try verdict.chosenPlatform(for: model)
    var file = ResultFile.begun()
    host.run(into: &file)
    Interruption.install()
    let cpus = try host.cpus(machine.cpus)
    let walkers = try walks.choice(plan, cpus: cpus)
    let share = try verdict.share()
    let progress = Progress()
    if let plans = try ranges.plans(plan, cpus: cpus) {
      try RangeStage(plans: plans).run(into: &file, progress: progress)
      if walks.isAsked { walk(walkers, into: &file) }
      return try await outlet.deliver(file)
    }
    let costs = PrimitiveStage(
      platform: platform, plan: machine.plan, cpus: cpus, online: host.onlineCPUs
    ).run(into: &file, progress: progress)
    let counted = platform?.cpus ?? host.onlineCPUs
    let timings = RemapStage(plan: plan, machine: costs, cpus: counted)
      .run(into: &file, progress: progress)
    walk(walkers, into: &file)
    if verdict.isAsked {
      try VerdictStage(
        model: model, settings: verdict.settings(for: model), share: share,
        placement: kernel.placement.placement, cpus: counted
      ).run(timings, costs, plan: plan, into: &file, progress: progress)
    }
    try await outlet.deliver(file)
  }

  /// Runs the walkers and puts their longest stalls beside the timings.
  private func walk(_ choice: WalkOptions.Choice, into file: inout ResultFile) {
    if let plan = choice.plan { WalkStage(plan: plan).run(into: &file, progress: Progress()) }
    file.joinWalkerStalls(reason: choice.reason)
  }
}
