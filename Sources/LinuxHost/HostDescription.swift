public import HugeTLB

/// Everything that a result says about the machine it was measured on.
public struct HostDescription: Sendable {
  /// The name in the network.
  public let name: String
  /// The CPU's name, or honestly what its identification register holds.
  public let cpuModel: Fact<String>
  /// `x86_64`, `aarch64`, …: `uname -m`.
  public let architecture: String
  public let cpus: HostCPUs
  public let topology: Fact<CPUTopology>
  /// nil if the page size isn't one of 4K, 16K and 64K.
  public let basePage: BasePageSize?
  public let memory: Fact<MemorySize>
  public let kernel: KernelRelease
  public let bootCommandLine: Fact<BootCommandLine>
  /// The hypervisor's name, `.known(nil)` on bare metal as far as can be told.
  public let virtualMachine: Fact<String?>
  /// What this process is contained in, `.known(nil)` if in nothing that can be seen.
  public let container: Fact<String?>
  /// `performance`, `schedutil`, …; unknown with the reason without cpufreq.
  public let governor: Fact<String>
  public let clocksource: Fact<Clocksource>
  /// Load average over one minute, in runnable threads.
  public let load: Fact<Double>
  public let structPage: StructPageReading
  public let pools: Fact<HugePagePools>
  public let hvo: HVOStatus
  public let vmemmap: Fact<VmemmapPageCounts>
  /// Names of the hardware PMUs perf knows; empty in most virtual machines.
  public let hardwarePMUs: Fact<[String]>
  public let perfEventParanoid: Fact<Int>

  /// What makes timings on this machine doubtful.
  public var warnings: [HostWarning] { [] }

  /// Reads it all, in a few milliseconds plus the kernel's type information.
  public init(of host: Host = Host()) { fatalError() }
}
