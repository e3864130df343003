/// What decides the shape of the vmemmap: base page, `struct page` and page-table entry size.
///
/// The vmemmap is the array of `struct page`, mapped at a fixed virtual address. A vmemmap page is
/// one base page of it; a vmemmap PMD is the range that one PMD entry maps.
public struct VmemmapGeometry: Sendable, Hashable {
  /// Base page size of the kernel (granule on arm64).
  public let page: BasePageSize
  /// Size of one `struct page`.
  public let structPage: StructPageSize
  /// Bytes in one page-table entry: 8 everywhere today, 16 with FEAT_D128.
  public let entryBytes: UInt64

  /// Entries in one page table: `PTRS_PER_PTE`.
  public let entriesPerTable: UInt64

  /// - Parameters:
  ///   - entryBytes: 8, or 16 for 128-bit descriptors; anything else counts as 8.
  ///   - entriesPerTable: nil for a table that fills a base page, as nearly everywhere.
  public init(
    page: BasePageSize = .k4, structPage: StructPageSize = .usual, entryBytes: UInt64 = 8,
    entriesPerTable: UInt64? = nil
  ) {
    self.page = page
    self.structPage = structPage
    self.entryBytes = entryBytes == 16 ? 16 : 8
    let full = page.bytes / self.entryBytes
    self.entriesPerTable = min(full, max(1, entriesPerTable ?? full))
  }

  /// Bytes of one page table.
  public var tableBytes: UInt64 { entriesPerTable * entryBytes }

  /// Bytes of virtual address that one PMD entry maps: `PMD_SIZE`.
  public var pmdBytes: UInt64 { page.bytes * entriesPerTable }

  /// Base pages in one huge page.
  ///
  /// 0 if the huge page is smaller than the base page.
  public func basePages(in size: HugePageSize) -> UInt64 { size.bytes / page.bytes }

  /// Bytes of `struct page` that describe one huge page.
  ///
  /// Cannot overflow: at most 2^62 / 4096 × 4096.
  public func vmemmapBytes(of size: HugePageSize) -> UInt64 {
    basePages(in: size) * structPage.bytes
  }

  /// Whole vmemmap pages that one huge page's `struct page`s fill; 0 if less than one.
  public func vmemmapPages(of size: HugePageSize) -> UInt64 { vmemmapBytes(of: size) / page.bytes }
}
