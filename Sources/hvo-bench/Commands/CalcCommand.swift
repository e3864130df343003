import ArgumentParser
import HugeTLB
import Results

/// The calculator alone: nothing is measured and the machine isn't touched.
struct CalcCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calc",
    abstract: "Memory that HVO saves, exactly as the kernel computes it.",
    discussion: """
      Doesn't look at this machine: what isn't stated is the usual kernel (5.18 to 7.0, 64-byte struct \
      page).

      Example: hvo-bench calc --hugepages 2M,1G --count 2M=100000,1G=512 --arch arm64 --page-size 4K
      """)

  @OptionGroup var pools: PoolOptions
  @OptionGroup var kernel: KernelOptions
  @OptionGroup var output: OutputOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Cover this much memory with huge pages of each size.", valueName: "bytes"))
  var memory: String?

  @Flag(help: "Print the kernel boot parameters that set up the pools, and nothing else.")
  var bootParameters = false

  func validate() throws {
    if memory != nil, pools.count != nil {
      throw ValidationError("--memory and --count both say how many huge pages: give one of them")
    }
  }

  func run() async throws {
    let outlet = try await Outlet(output)
    var file = ResultFile.begun()
    let model = try kernel.model(defaults: .ofBuild)
    let stage = SavingsStage(
      model: model, memory: try kernel.memory())
    let set = try stage.run(
      sizes: pools.sizes(of: model), placement: kernel.placement.placement, count: pools.count,
      covering: memory.map { text in try usage("--memory") { try ByteCount(parsing: text) } },
      into: &file)
    if bootParameters { return try outlet.print(BootParameters.text(set) + "\n") }
    try await outlet.deliver(file)
  }
}
