import ArgumentParser
import RemapTiming
import Results

/// The protocols timed on the simulated vmemmap, alone.
struct RemapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remap",
    abstract: "Cost of HVO and de-HVO per huge page, for each protocol, on a simulated vmemmap.",
    discussion: """
      The software part is measured: page-table stores, atomics, copies of struct page pages. \
      TLBIs, barriers and pauses are counted.

      Example: hvo-bench remap --hugepages 2M --protocol direct,ro-first --batch 64
      """)

  @Option(
    help: ArgumentHelp("Huge page sizes, separated by commas: 2M is 2 MiB.", valueName: "sizes"))
  var hugepages = "2M,1G"

  @OptionGroup var remap: RemapOptions
  @OptionGroup var events: EventOptions
  @OptionGroup var kernel: KernelOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let outlet = try await Outlet(output)
    let host = HostStage()
    let model = try kernel.model(defaults: host.kernelDefaults)
    let plan = try remap.plan(
      sizes: PoolOptions.sizes(parsing: hugepages), model: model, counters: events.beside)
    var file = ResultFile.begun()
    host.run(into: &file)
    Interruption.install()
    _ = RemapStage(plan: plan).run(into: &file, progress: Progress())
    try await outlet.deliver(file)
  }
}
