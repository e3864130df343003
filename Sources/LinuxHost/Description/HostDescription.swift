public import HugeTLB

/// Everything that a result says about the machine it was measured on.
public struct HostDescription: Sendable {
  /// The name in the network.
  public let name: String
  /// The CPU's name, or honestly what its identification register holds.
  public let cpuModel: Fact<String>
  /// `x86_64`, `aarch64`, …: `uname -m`.
  public let architecture: String
  /// Which CPUs there are and which can be used.
  public let cpus: HostCPUs
  /// How they share cores and sockets.
  public let topology: Fact<CPUTopology>
  /// The base page; unknown if it is none of 4K, 16K and 64K.
  public let basePage: Fact<BasePageSize>
  /// Bytes of memory.
  public let memory: Fact<MemorySize>
  /// `uname -r`.
  public let kernel: KernelRelease
  /// What the boot loader told the kernel.
  public let bootCommandLine: Fact<BootCommandLine>
  /// The hypervisor's name, `.known(nil)` on bare metal as far as can be told.
  public let virtualMachine: Fact<String?>
  /// What this process is contained in, `.known(nil)` if in nothing that can be seen.
  public let container: Fact<String?>
  /// `performance`, `schedutil`, …; unknown with the reason without cpufreq.
  public let governor: Fact<String>
  /// The kernel's clock.
  public let clocksource: Fact<Clocksource>
  /// Load average over one minute, in threads.
  public let load: Fact<Double>
  /// sizeof(struct page).
  public let structPage: StructPageReading
  /// The hugetlb pools of every size.
  public let pools: Fact<HugePagePools>
  /// Whether HVO is on, and if not why.
  public let hvo: HVOStatus
  /// What the vmemmap takes now.
  public let vmemmap: Fact<VmemmapPageCounts>
  /// The CPU PMUs that perf knows; empty in most virtual machines.
  public let hardwarePMUs: Fact<[String]>
  /// kernel.perf_event_paranoid.
  public let perfEventParanoid: Fact<Int>
  /// Whether this process has the effective user id 0.
  public let isRoot: Bool

  /// Reads it all: a few milliseconds, plus those for the kernel's type information.
  public init(of host: HostMachine = HostMachine()) {
    let root = host.root
    let cpus = HostCPUs(of: host)
    let structPage = StructPageReading(of: host)
    name = host.system.hostName
    cpuModel = CPUModel.read(from: root)
    architecture = host.system.machine
    self.cpus = cpus
    topology = CPUTopology.read(cpus.online, from: root)
    basePage =
      BasePageSize(rawValue: host.system.pageBytes).map(Fact.known)
      ?? .unknown("base pages of \(host.system.pageBytes) bytes are none of 4K, 16K and 64K")
    memory = MemorySize.read(from: root)
    kernel = KernelRelease(host.system.kernelRelease)
    bootCommandLine = Fact { () throws(HostError) in
      BootCommandLine(try root.text(of: .bootCommandLine))
    }
    virtualMachine = host.virtualMachine
    container = Surroundings.container(root)
    governor = Activity.governor(cpus.online.value ?? CPUList([0]), root)
    clocksource = Clocksource.read(from: root)
    load = Activity.load(root)
    self.structPage = structPage
    pools = HugePagePools.read(from: host)
    hvo = HVOStatus(of: host, structPage: structPage)
    vmemmap = VmemmapPageCounts.read(from: root)
    hardwarePMUs = PerfEvents.hardwarePMUs(root)
    isRoot = host.system.isRoot
    perfEventParanoid = PerfEvents.paranoid(root)
  }
}
