extension KernelVersion {
  /// Vmemmap pages that HVO keeps of each huge page: none to keep before v5.14 (no HVO), 2 in
  /// v5.14–v5.17, 1 since v5.18 (`HUGETLB_VMEMMAP_RESERVE_PAGES`).
  ///
  /// - Returns: nil before v5.14.
  public var vmemmapReservePages: UInt64? {
    guard has(mergedFor: 5, 14) else { return nil }
    return has(mergedFor: 5, 18) ? 1 : 2
  }

  /// Whether flushes are batched over the folios of one request (f13b83fdd996, v6.7).
  ///
  /// By version, not measured: vendor kernels carry backports.
  public var batchesVmemmapFlushes: Bool { has(mergedFor: 6, 7) }

  /// Whether memory that holds its own vmemmap (memmap_on_memory) leaves HVO of the rest alone, and
  /// the sysctl is there wherever a size can be optimised (v6.0). Before, the one excluded the other.
  public var separatesMemmapOnMemory: Bool { has(mergedFor: 6, 0) }

  /// Whether a static key counts optimised folios, so that going from none to some and back patches
  /// kernel text, with flushes and IPIs of its own (v5.18 to v7.0).
  public var patchesOnFirstOptimizedPage: Bool { has(mergedFor: 5, 18) && !sharesTailPages }

  /// Whether each batch waits for an RCU grace period (v6.10 to v7.0: bd225530a4c7, c2a967f6ab0e).
  public var waitsForRCU: Bool { has(mergedFor: 6, 10) && !sharesTailPages }

  /// Whether all tails of one order map one shared page per zone (v7.1, inferred from dates).
  public var sharesTailPages: Bool { has(mergedFor: 7, 1) }

  /// What to say beside an allocation on a kernel whose flushes aren't batched; nil otherwise.
  public var allocationNote: String? {
    guard vmemmapReservePages != nil, !batchesVmemmapFlushes else { return nil }
    return "kernel \(self) flushes per huge page, unbatched before 6.7 (by version, not measured;"
      + " vendor kernels may carry the batching)"
  }
}
