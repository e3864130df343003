public import HugeTLB
public import LinuxHost
public import PerfCounters
public import Vmemmap

/// Which ranges of hugetlb memory to remap, and by how many threads.
public struct RangePlan: Sendable {
  public var mmu: MMU
  public var geometry: VmemmapGeometry
  public var protocols: [RemapProtocol]
  public var size: HugePageSize
  /// Bytes of hugetlb memory, each at least one huge page.
  public var ranges: [UInt64]
  /// The CPU of each thread.
  public var cpus: [Int]
  /// Huge pages in one batch.
  public var batch: Int
  /// Bytes of PTE tables that one thread holds at a time: the window that it streams.
  public var windowBytes = 64 << 20
  /// What is counted of the first thread, over one window of its own.
  public var counters = CounterEvent.usual
  /// Where trace points are looked up.
  public var host = HostMachine()
  /// A small range is taken again until this much time has passed, in ns.
  public var least: UInt64 = 200_000_000
  /// No window is begun after this much time, in ns: the row says how much was done.
  public var budget: UInt64 = 20_000_000_000

  public init(
    mmu: MMU, geometry: VmemmapGeometry, protocols: [RemapProtocol], size: HugePageSize,
    ranges: [UInt64], cpus: [Int], batch: Int
  ) {
    self.mmu = mmu
    self.geometry = geometry
    self.protocols = protocols
    self.size = size
    self.ranges = ranges
    self.cpus = cpus
    self.batch = max(1, batch)
  }

  /// Sizes from `first` to `last` by factors of 4, `last` included.
  public static func ranges(from first: UInt64, to last: UInt64) -> [UInt64] {
    var points: [UInt64] = []
    var next = max(1, first)
    while next < last {
      points.append(next)
      let (product, overflow) = next.multipliedReportingOverflow(by: 4)
      if overflow { break }
      next = product
    }
    return points + [last]
  }
}
