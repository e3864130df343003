/// Where in physical memory the huge pages of a pool lie: it decides how many vmemmap PMDs they
/// share, and so how many PTE tables HVO spends.
public enum Placement: Sendable, Hashable {
  /// One run that starts at the first page of a vmemmap PMD: the fewest tables.
  case contiguous
  /// One run from this page frame number on, a multiple of the huge page.
  case contiguousFrom(pfn: UInt64)
  /// Each huge page in vmemmap PMDs of its own, as far as memory has enough: the most tables.
  case scattered
  /// Explicit runs, as read from a live machine.
  case runs([PFNRun])
}

/// Adjacent huge pages of one pool.
public struct PFNRun: Sendable, Hashable {
  /// Frame number of the first base page.
  public let pfn: UInt64
  /// Huge pages in the run.
  public let count: UInt64

  /// `count` huge pages from frame `pfn` on.
  public init(pfn: UInt64, count: UInt64) { (self.pfn, self.count) = (pfn, count) }
}

/// Why an explicit placement isn't one of the pool.
public enum PlacementError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A run doesn't start at a huge page's first frame.
  case misaligned(pfn: UInt64, HugePageSize)
  /// The runs hold more or fewer pages than the pool.
  case wrongCount(placed: UInt64, pool: UInt64, HugePageSize)
  /// Two runs share a page.
  case overlap(pfn: UInt64, HugePageSize)

  public var description: String {
    switch self {
    case .misaligned(let pfn, let size):
      "page frame \(pfn) isn't the first of a \(size) page: huge pages are naturally aligned"
    case .wrongCount(let placed, let pool, let size):
      "the placement has \(placed) pages of \(size), the pool \(pool)"
    case .overlap(let pfn, let size):
      "two runs of \(size) pages overlap at page frame \(pfn)"
    }
  }
}
