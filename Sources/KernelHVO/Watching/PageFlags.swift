/// Flags of a page frame in /proc/kpageflags, by the kernel's names without KPF_
/// (include/uapi/linux/kernel-page-flags.h; `reserved` from include/linux/kernel-page-flags.h).
struct PageFlags: OptionSet {
  let rawValue: UInt64

  /// KPF_SLAB: the slab allocator has it.
  static let slab = PageFlags(rawValue: 1 << 7)
  /// KPF_HUGE: part of a hugetlb page, tails included.
  static let huge = PageFlags(rawValue: 1 << 17)
  /// KPF_NOPAGE: no memory there.
  static let noPage = PageFlags(rawValue: 1 << 20)
  /// KPF_PGTABLE: a page table.
  static let pageTable = PageFlags(rawValue: 1 << 26)
  /// KPF_RESERVED: not the page allocator's to give.
  static let reserved = PageFlags(rawValue: 1 << 32)
}
