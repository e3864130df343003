/// What a protocol's page-table stores cost per huge page over a range of hugetlb memory.
public struct RangeRow: Sendable, Hashable, Codable {
  /// As `--protocol` takes it.
  public var protocolID: String
  public var title: String
  /// Huge page size in bytes.
  public var sizeBytes: Int64
  /// Hugetlb memory of the range.
  public var rangeBytes: Int64
  /// Huge pages of the range.
  public var hugePages: Int64
  public var threads: Int64
  /// Huge pages per batch.
  public var batch: Int64
  /// PTE tables that one thread held at a time.
  public var windowBytes: Int64
  /// Windows timed, over all passes and threads.
  public var n: Int
  /// Time of one thread per huge page, median.
  public var hvo: Figure
  public var deHVO: Figure
  /// Huge pages there and back per second, all threads.
  public var perSecond: Figure
  /// Bytes per second that one thread stored to page-table entries, median; nil in files of before.
  public var hvoStores: Figure?
  public var deHVOStores: Figure?
  /// The same of plain stores to the same entries, just before: the machine's store bandwidth.
  public var plainStores: Figure?
  /// HVO and de-HVO together against the median of this protocol's ranges.
  public var deviation: Figure
  /// Huge pages done before time ran out; all of them unless a failure says so.
  public var hugePagesDone: Int64
  /// What the remapping thread counted per huge page, in batches that weren't timed; nil in files of
  /// before.
  public var hvoCounters: [RemapRow.Counter]?
  public var deHVOCounters: [RemapRow.Counter]?
  /// Why it wasn't timed, or not all of it.
  public var failure: String?
}
