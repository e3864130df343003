public import HugeTLB

/// One hugetlb pool: the pages of one size, of the machine or of one NUMA node.
public struct HugePagePool: Sendable, Hashable {
  /// The size of its pages.
  public let size: HugePageSize
  /// The NUMA node, nil for the whole machine.
  public let node: Int?
  /// Pages in the pool: `nr_hugepages`.
  public let pages: Fact<UInt64>
  /// Pages nobody uses: `free_hugepages`.
  public let free: Fact<UInt64>
  /// Pages promised to mappings and not yet touched: `resv_hugepages`; machine-wide only.
  public let reserved: Fact<UInt64>
  /// Pages above the asked number: `surplus_hugepages`.
  public let surplus: Fact<UInt64>
  /// Pages that may be added on demand: `nr_overcommit_hugepages`; machine-wide only.
  public let overcommit: Fact<UInt64>
  /// The size that demotion splits into: `demote_size` (since v5.16); nil with the reason where
  /// this size can't be demoted.
  public let demoteSize: Fact<HugePageSize>
}
