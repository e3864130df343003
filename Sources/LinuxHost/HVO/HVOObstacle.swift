/// What keeps a kernel from optimizing the vmemmap.
public enum HVOObstacle: Sendable, Hashable {
  /// Before v5.14.
  case kernelTooOld(release: String)
  /// The architecture has no HVO in this version; why, in one line.
  case architecture(String)
  /// CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP isn't set.
  case notCompiledIn
  /// No hugetlb in this kernel.
  case noHugeTLB
  /// sizeof(struct page) isn't a power of two.
  case structPage(bytes: UInt64)
  /// Hot-added memory holds its own vmemmap; up to v5.19 that excludes HVO.
  case memmapOnMemory
  /// Compiled in, and no size of this machine fills more than the reserve.
  case nothingToOptimize
}

extension HVOObstacle: CustomStringConvertible {
  /// One line: why this kernel can't.
  public var description: String {
    switch self {
    case .kernelTooOld(let release): "kernel \(release) is older than 5.14, which brought HVO"
    case .architecture(let reason): reason
    case .notCompiledIn: "the kernel was built without CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP"
    case .noHugeTLB: "no hugetlb in this kernel"
    case .structPage(let bytes): "struct page has \(bytes) bytes, which is no power of two"
    case .memmapOnMemory:
      "memory_hotplug.memmap_on_memory is on, which excludes HVO up to kernel 5.19"
    case .nothingToOptimize:
      "no hugetlb size of this machine has more vmemmap than HVO keeps"
    }
  }

  /// What would remove the obstacle, nil if nothing a user can type.
  public var remedy: String? {
    switch self {
    case .kernelTooOld: "boot a kernel of 5.18 or later"
    case .notCompiledIn: "build the kernel with CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP=y"
    case .noHugeTLB: "build the kernel with CONFIG_HUGETLBFS=y"
    case .structPage: "build the kernel without KMSAN and other options that enlarge struct page"
    case .memmapOnMemory: "boot without memory_hotplug.memmap_on_memory"
    case .architecture, .nothingToOptimize: nil
    }
  }
}
