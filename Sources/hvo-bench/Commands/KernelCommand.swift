import ArgumentParser
import Results

/// The kernel's own HVO, measured.
struct KernelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernel",
    abstract: "The running kernel's own HVO, on and off: time, memory saved, impact on others.",
    discussion: """
      Allocates, frees and demotes huge pages, so it needs root, a kernel with HVO, and \
      --allow-system-changes. All settings are put back at the end, on errors and on Ctrl-C; after a \
      kill or a crash, the next start or hvo-bench restore does it. Fewer pages than asked for are \
      normal and reported (exit code 0); exit code 3 means that something isn't back as it was.

      Example: hvo-bench kernel --hugepages 2M,1G --count 2M=2048,1G=4 --allow-system-changes
      """)

  @OptionGroup var pools: PoolOptions
  @OptionGroup var change: SystemChangeOptions
  @OptionGroup var machine: MachineOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    if change.allowSystemChanges { try Recovery.beforeChanges() }
    let host = HostStage()
    let stage = try KernelStage(
      host: host, sizes: pools.sizes(), count: pools.count, options: change,
      cpus: host.cpus(machine.cpus))
    guard change.allowSystemChanges else {
      StandardError.explain(stage.refusal)
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    let outlet = try await Outlet(output, defaultFor: "\(host.name)-kernel")
    var file = ResultFile.begun()
    host.run(into: &file)
    Interruption.install()
    let isRestored = try stage.run(into: &file, progress: Progress())
    try await outlet.deliver(file)
    if !isRestored { throw ExitCode(ExitStatus.notRestored.rawValue) }
  }
}
