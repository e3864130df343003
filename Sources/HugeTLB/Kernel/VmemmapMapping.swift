/// How the kernel mapped the vmemmap at boot.
public enum VmemmapMapping: String, Sendable, Hashable, CaseIterable {
  /// By PMD blocks: HVO splits each it touches into a table of PTEs, once.
  case pmd
  /// By base pages: nothing to split. arm64 with 16K or 64K pages, x86 without PSE, sections
  /// shorter than a block, and boot-time HVO.
  case basePages = "base-pages"
}
