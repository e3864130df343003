/// Whether the kernel's vmemmap optimization is on.
public enum HVOState: Sendable, Hashable {
  /// Newly allocated huge pages are optimized.
  case on
  /// It is there and switched off.
  case off
  /// This kernel or machine can't do it.
  case unavailable(HVOObstacle)
  /// It could not be found out; the text says why.
  case unknown(String)
}

/// What keeps a kernel from optimizing the vmemmap.
public enum HVOObstacle: Sendable, Hashable {
  /// Before v5.14.
  case kernelTooOld(release: String)
  /// arm64 since v6.3: commit 060a2c92d1b6 took it out for want of break-before-make.
  case arm64SinceRevert(release: String)
  /// The architecture has no HVO.
  case architecture(String)
  /// CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP isn't set.
  case notCompiledIn
  /// No CONFIG_HUGETLB_PAGE or hugetlb switched off.
  case noHugeTLB
  /// sizeof(struct page) isn't a power of two.
  case structPage(bytes: UInt64)
  /// Hot-added memory holds its own vmemmap; up to v5.19 that excludes HVO.
  case memmapOnMemory
  /// Compiled in, and no size is larger than the reserve.
  case nothingToOptimize
}

/// The state of HVO, with all that it was read from.
public struct HVOStatus: Sendable, Hashable {
  /// What the state comes to.
  public let state: HVOState
  /// CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP.
  public let compiledIn: Fact<Bool>
  /// `hugetlb_free_vmemmap=` on the boot command line; nil if not given.
  public let bootParameter: Fact<Bool?>
  /// `vm.hugetlb_optimize_vmemmap`.
  public let sysctl: Fact<Bool>
  /// Whether this process may write the sysctl; unknown with the reason if not.
  public let writable: Fact<Bool>
  /// Whether hot-added memory holds its own vmemmap, which is then skipped page by page.
  public let memmapOnMemory: Fact<Bool>

  /// What to type to switch it on, or off if it is on; one line each, nothing if nothing helps.
  public var advice: [String] { [] }

  /// Reads it.
  public init(of host: Host) { fatalError() }
}
