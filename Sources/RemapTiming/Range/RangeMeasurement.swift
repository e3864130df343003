public import HugeTLB
public import Vmemmap

/// What a protocol's page-table stores cost over one range, tables only.
public struct RangeMeasurement: Sendable {
  public let remap: RemapProtocol
  public let size: HugePageSize
  /// Bytes of hugetlb memory asked for, in whole huge pages.
  public let rangeBytes: UInt64
  public let threads: Int
  public let batch: Int
  /// Bytes of PTE tables that one thread held at a time.
  public let windowBytes: Int
  /// Of each window in each pass of each thread: ns per huge page.
  public internal(set) var hvo: [Double] = []
  public internal(set) var deHVO: [Double] = []
  /// Of each window: bytes per second of plain stores to all its entries, taken just before.
  public internal(set) var plainStores: [Double] = []
  /// Bytes stored to entries per huge page; nil if nothing was timed.
  public internal(set) var hvoBytes: Double?
  public internal(set) var deHVOBytes: Double?
  /// Huge pages remapped there and back per second by all threads together: the sum of their rates,
  /// without the time to set up windows. nil if nothing was timed.
  public internal(set) var roundTripsPerSecond: Double?
  /// Huge pages of the range that one pass has done; fewer than the range has if time ran out.
  public internal(set) var hugePagesDone = 0
  /// What the first thread counted over one window that wasn't timed; nil if it never came to that.
  public internal(set) var counted: CountedRounds?
  public internal(set) var shortfall: String?

  public var hugePages: UInt64 { rangeBytes / size.bytes }

  init(
    _ remap: RemapProtocol, _ size: HugePageSize, rangeBytes: UInt64, threads: Int, batch: Int,
    windowBytes: Int
  ) {
    self.remap = remap
    self.size = size
    self.rangeBytes = rangeBytes
    self.threads = threads
    self.batch = batch
    self.windowBytes = windowBytes
  }
}
