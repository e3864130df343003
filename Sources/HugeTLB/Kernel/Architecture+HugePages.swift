/// What one hugetlb size is in the page tables.
public enum HugePageKind: String, Sendable, Hashable {
  /// Several PTEs marked as contiguous (arm64), or Svnapot (riscv).
  case contiguousPTE = "contiguous PTE"
  /// One PMD entry; a segment on s390x.
  case pmd = "PMD"
  /// Several PMD entries marked as contiguous (arm64).
  case contiguousPMD = "contiguous PMD"
  /// One PUD entry; a region on s390x.
  case pud = "PUD"
}

/// A hugetlb size of an architecture.
public struct ArchitectureHugePage: Sendable, Hashable {
  /// Its size.
  public let size: HugePageSize
  /// What it is in the page tables: it decides how the hardware maps it, not what HVO saves.
  public let kind: HugePageKind
}

extension Architecture {
  /// The hugetlb sizes with one base page size, smallest first; none if it lacks that base page.
  ///
  /// From each architecture's `hugetlbpage.c` (`arch_hugetlb_valid_size`).
  public func hugePageSizes(_ page: BasePageSize) -> [ArchitectureHugePage] {
    let rows: [(UInt64, HugePageKind)] =
      switch (self, page) {
      case (.x86_64, .k4), (.ppc64, .k4), (.ppc64, .k64): [(2 << 20, .pmd), (1 << 30, .pud)]
      case (.arm64, .k4):
        [
          (64 << 10, .contiguousPTE), (2 << 20, .pmd), (32 << 20, .contiguousPMD), (1 << 30, .pud),
        ]
      case (.arm64, .k16): [(2 << 20, .contiguousPTE), (32 << 20, .pmd), (1 << 30, .contiguousPMD)]
      case (.arm64, .k64):
        [(2 << 20, .contiguousPTE), (512 << 20, .pmd), (16 << 30, .contiguousPMD)]
      case (.riscv64, .k4): [(64 << 10, .contiguousPTE), (2 << 20, .pmd), (1 << 30, .pud)]
      case (.loongarch64, .k4): [(2 << 20, .pmd)]
      case (.loongarch64, .k16): [(32 << 20, .pmd)]
      case (.loongarch64, .k64): [(512 << 20, .pmd)]
      case (.s390x, .k4): [(1 << 20, .pmd), (2 << 30, .pud)]
      default: []
      }
    return rows.map { ArchitectureHugePage(size: HugePageSize(unchecked: $0.0), kind: $0.1) }
  }

  /// Checks that the architecture has the size, with an error that lists those it has.
  public func check(_ size: HugePageSize, page: BasePageSize) throws(ArchitectureError) {
    guard basePageSizes.contains(page) else { throw .basePage(page, self) }
    guard hugePageSizes(page).contains(where: { $0.size == size }) else {
      throw .hugePage(size, self, page)
    }
  }

  /// Entries in one last-level table: a page of 8-byte entries, except 256 on s390x
  /// (`PTRS_PER_PTE`) and 32 on powerpc with 64K pages (`RADIX_PTE_INDEX_SIZE` 5 in
  /// arch/powerpc/include/asm/book3s/64/radix-64k.h: a fragment of 256 bytes).
  public func entriesPerTable(_ page: BasePageSize, entryBytes: UInt64 = 8) -> UInt64 {
    switch (self, page) {
    case (.s390x, _): 256
    case (.ppc64, .k64): 32
    default: page.bytes / (entryBytes == 16 ? 16 : 8)
    }
  }

  /// How the kernel maps the vmemmap: by PMD blocks, except arm64 with 16K or 64K pages, where
  /// a section's vmemmap is smaller than a block (arch/arm64/mm/mmu.c, `vmemmap_populate`).
  public func usualVmemmapMapping(_ page: BasePageSize) -> VmemmapMapping {
    self == .arm64 && page != .k4 ? .basePages : .pmd
  }
}
