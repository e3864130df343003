public import HugeTLB
public import LinuxHost
public import PerfCounters
public import Vmemmap

/// Which protocols to run against walkers, and for how long.
public struct WalkPlan: Sendable {
  public var mmu: MMU
  public var geometry: VmemmapGeometry
  public var protocols: [RemapProtocol]
  public var loads: [RemapLoad]
  /// The CPU that remaps.
  public var cpu: Int
  /// The CPU of each walker; one may be named more than once.
  public var walkerCPUs: [Int]
  /// Whose page tables hold the vmemmap.
  public enum Backend: Sendable, Hashable {
    /// Tables in memory.
    case simulated
    /// This process's own.
    /// - Parameter mappings: how many it may still make: vm.max_map_count less those in use.
    case mmu(mappings: Int)
  }

  public var backend = Backend.simulated
  /// Whether broken entries of this process's own tables wait by userfaultfd, where it can be had.
  public var usesUserFaults = true
  public var refcounts = WalkMeasurement.Refcounts.live
  /// Batches of HVO and de-HVO at the least.
  public var rounds = 20
  /// How long the walkers run undisturbed before and after, and disturbed at the least, in ns.
  public var stretch: UInt64 = 30_000_000

  /// Rounds of HVO and de-HVO that the timeline is an average of; 0: no timeline. At most 65535.
  public var timelineRounds = 40

  /// What is counted of the remapping thread, in rounds of their own.
  public var counters = CounterEvent.usual
  public var countedRounds = 3
  /// Where trace points are looked up.
  public var host = HostMachine()

  /// Rest before each batch, in ns, not timed: walkers fill their TLBs with what is there.
  public var gap: UInt64 = 10_000

  public init(
    mmu: MMU, geometry: VmemmapGeometry, protocols: [RemapProtocol], loads: [RemapLoad], cpu: Int,
    walkerCPUs: [Int]
  ) {
    self.mmu = mmu
    self.geometry = geometry
    self.protocols = protocols
    self.loads = loads
    self.cpu = cpu
    self.walkerCPUs = walkerCPUs
  }

  /// The first CPU remaps, the walkers share the others in turn; with one CPU they all share it.
  public static func place(_ walkers: Int, on cpus: [Int]) -> (cpu: Int, walkerCPUs: [Int]) {
    let others = cpus.count > 1 ? Array(cpus.dropFirst()) : cpus
    return (
      cpus.first ?? 0, (0..<max(0, walkers)).map { others.isEmpty ? 0 : others[$0 % others.count] }
    )
  }
}
