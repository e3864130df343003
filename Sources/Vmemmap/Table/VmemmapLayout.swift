public import HugeTLB

/// Where the `struct page`s of a run of huge pages lie in the vmemmap, and which tables map them.
///
/// Folio i of the layout is huge page `firstFolio + i` of the machine; its vmemmap pages are
/// numbered from 0 at the layout's first folio. The first folio starts a vmemmap PMD.
public struct VmemmapLayout: Sendable, Hashable {
  public let geometry: VmemmapGeometry
  /// The size of every folio at the start (demotion makes smaller ones).
  public let size: HugePageSize
  /// Huge pages in this layout.
  public let folios: Int
  /// The number of the first one, which sets the frame numbers.
  public let firstFolio: Int

  /// Vmemmap pages of one folio; 0 or 1 if there is nothing to save.
  public let entriesPerFolio: Int
  /// PTEs in one table.
  public let entriesPerTable: Int

  /// - Throws: `LayoutProblem` if the simulator can't hold such a vmemmap.
  public init(
    geometry: VmemmapGeometry = VmemmapGeometry(), size: HugePageSize, folios: Int,
    firstFolio: Int = 0
  ) throws(LayoutProblem) {
    guard geometry.entryBytes == 8 else { throw .entryBytes(geometry.entryBytes) }
    guard geometry.structPage.isPowerOfTwo else { throw .structPage(geometry.structPage.bytes) }
    guard folios > 0 else { throw .noFolios }
    guard firstFolio >= 0 else { throw .firstFolio(firstFolio) }
    // A power of two below 2^62, as size, struct page and base page all are.
    let entries = Int(geometry.vmemmapPages(of: size))
    let (last, overflow) = firstFolio.addingReportingOverflow(folios)
    guard !overflow else { throw .tooManyFolios(folios, most: Int.max - firstFolio) }
    // Frames are counted in 32 bits, and numbers of frames must fit the output address.
    let most = Self.mostPages / max(1, entries)
    guard folios <= most else { throw .tooManyFolios(folios, most: most) }
    guard last <= Self.lastPage / max(1, entries) else { throw .firstFolio(firstFolio) }
    self.geometry = geometry
    self.size = size
    self.folios = folios
    self.firstFolio = firstFolio
    entriesPerFolio = entries
    entriesPerTable = Int(geometry.entriesPerTable)
  }

  /// Vmemmap pages of one folio beyond the first.
  public var tailsPerFolio: Int { max(0, entriesPerFolio - 1) }

  /// Whether HVO can free anything of a folio of this size.
  public var isOptimizable: Bool { entriesPerFolio > 1 }

  /// Vmemmap pages of all folios; a folio that fills less than one still has one.
  public var pages: Int { folios * max(1, entriesPerFolio) }

  /// Vmemmap PMDs of all folios: PTE tables.
  public var pmds: Int { (pages + entriesPerTable - 1) / entriesPerTable }

  /// Vmemmap pages that those PMDs map: the last one may hold `struct page`s of other memory too.
  public var mappedPages: Int { pmds * entriesPerTable }

  /// Vmemmap PMDs that map one folio, at least 1.
  public var pmdsPerFolio: Int { max(1, entriesPerFolio / entriesPerTable) }

  /// Folios whose vmemmap one PMD maps, at least 1.
  public var foliosPerPMD: Int { max(1, entriesPerTable / max(1, entriesPerFolio)) }

  /// Bytes of the PTE tables.
  public var tableBytes: Int { mappedPages * 8 }

  /// Bytes of the huge pages themselves.
  public var hugeBytes: UInt64 { UInt64(folios) * size.bytes }

  /// The most vmemmap pages in one layout: 2 TiB of vmemmap on 4 KiB pages.
  static let mostPages = 1 << 29
  /// Where vmemmap page numbers end: their frames fit 48 address bits at every granule.
  static let lastPage = 1 << 30
}
