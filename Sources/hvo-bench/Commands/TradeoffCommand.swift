import ArgumentParser
import HugeTLB
import Results
import Tradeoff

/// Whether HVO pays for a pool, a churn and prices.
struct TradeoffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tradeoff",
    abstract: "Whether HVO pays for a pool: memory and CPU time weighed at stated prices.",
    discussion: """
      Measures what the protocols cost on this machine (or takes flushes and stops from --platform), \
      and weighs that against the memory that HVO saves. Changes nothing on the machine. \
      docs/tradeoff.md has worked examples.

      Example: hvo-bench tradeoff --hugepages 2M --count 100000 --ram 384GiB --cpu-count 64 \
      --churn 50 --max-stall 100us
      """)

  @OptionGroup var pools: PoolOptions
  @OptionGroup(title: "What it is weighed by") var weighing: WeighingOptions
  @OptionGroup var kernel: KernelOptions
  @OptionGroup var machine: MachineOptions
  @OptionGroup var remap: RemapOptions
  @OptionGroup var verdict: VerdictOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if weighing.kernelResult != nil, verdict.platform != nil {
      throw ValidationError(
        "--kernel-result and --platform both say what HVO costs: give one of them")
    }
    if weighing.kernelResult != nil, remap.protocols.names != ["all"] {
      throw ValidationError(
        "--kernel-result weighs the protocol of the kernel that was measured: leave --protocol out")
    }
  }

  func run() async throws {
    let host = HostStage()
    let outlet = try await Outlet(output)
    let model = try kernel.model(defaults: host.kernelDefaults)
    let sizes = try pools.sizes()
    let stage = try WeighingStage(
      weighing, model: model, placement: kernel.placement.placement, share: verdict.share(),
      settings: verdict.settings(for: model))
    let costs = try CostStage(
      plan: remap.plan(sizes: sizes, model: model, counters: []),
      primitives: PrimitiveStage(
        platform: verdict.chosenPlatform(for: model), plan: machine.plan,
        cpus: host.cpus(machine.cpus), online: host.onlineCPUs))

    var file = ResultFile.begun()
    let measuredKernel = try weighing.kernelCosts()
    // What was measured elsewhere isn't made doubtful by this machine.
    if let measuredKernel { file.host = measuredKernel.host } else { host.run(into: &file) }
    let set = try SavingsStage(model: model, memory: kernel.memory() ?? host.memory).run(
      sizes: sizes, placement: kernel.placement.placement, count: pools.count ?? "25%",
      covering: nil, into: &file)
    Interruption.install()
    let progress = Progress()
    if let measuredKernel {
      try stage.run(set, measuredKernel, into: &file, progress: progress)
    } else {
      let measured = costs.run(into: &file, progress: progress)
      try stage.run(set, measured, into: &file, progress: progress)
    }
    file.addRegions()
    try file.addPublished()
    try await outlet.deliver(file)
  }
}
