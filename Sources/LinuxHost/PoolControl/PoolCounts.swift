/// What a pool holds at one moment, read back from the kernel.
public struct PoolCounts: Sendable, Hashable {
  /// All its pages, surplus ones among them: `nr_hugepages`.
  public let pages: UInt64
  /// Pages nobody uses: `free_hugepages`.
  public let free: UInt64
  /// Pages above the number asked for, freed as soon as nobody uses them: `surplus_hugepages`.
  public let surplus: UInt64

  /// Any counts, for tests.
  public init(pages: UInt64, free: UInt64, surplus: UInt64) {
    (self.pages, self.free, self.surplus) = (pages, free, surplus)
  }

  /// Pages that stay when nobody uses them: the number that a write to `nr_hugepages` sets
  /// (mm/hugetlb.c, `persistent_huge_pages`).
  public var persistent: UInt64 { pages >= surplus ? pages - surplus : 0 }
}
