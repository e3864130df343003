import HugeTLB

/// The tables, frames and states of one simulated vmemmap, whatever its descriptor format.
///
/// Sendable although it holds pointers: they lead into memory that it alone owns.
struct VmemmapState: ~Copyable, @unchecked Sendable {
  var layout: VmemmapLayout
  let page: BasePageSize
  let templates: Templates
  var coding: FrameCoding
  /// Pages that the memory was taken for.
  let room: Int

  /// log2 of the PTEs in one table.
  let tableShift: Int

  /// PTEs by vmemmap page; the table of PMD p starts at `p * entriesPerTable`.
  let ptes: EntryTable
  let pmds: EntryTable
  var pool: FramePool
  /// Vmemmap pages that hold a head `struct page`.
  let heads: PageBitmap
  /// Vmemmap pages that map a frame of another page: the tails of optimised folios.
  let remapped: PageBitmap
  let contents: FrameMemory?
  /// nil if frames have no memory.
  let tailWords: Contents.TailWords?
  /// The shared tail page of each folio size in use, by vmemmap pages per folio.
  var sharedTails: [(entries: Int, frame: UInt32)] = []
  /// All folios have the layout's size: nothing was demoted.
  var isUniform = true
  /// Some page may not be mapped yet (boot).
  var mayBeUnmapped = false
  /// Other threads walk the tables: shared words change by atomics, and freed frames are poisoned.
  var isWalked = false
  var counts = StepCounts()
  /// Compare-and-swaps decided so far, and failures of the one that isn't yet.
  var swapsTried = 0
  var swapFailures = 0
  var ptePages = 0

  /// Frames of the batch that is running.
  var frames: BatchFrames
  /// Some of the batch's own frames are none: not mapped at the start (boot), or freed already.
  var ownHasGaps = false

  /// Memory for the runs of a batch.
  var spareRuns: [Batch.Run] = []

  private let tables: RawMemory

  init<Format: DescriptorFormat>(
    _ layout: VmemmapLayout, _ contents: Contents, _ failures: FailureInjection, _: Format.Type
  ) throws(SimulationProblem) {
    let page = layout.geometry.page
    guard Format.pageSizes.contains(page) else {
      throw .pageSize(page.bytes, architecture: Format.name)
    }
    let pages = layout.pages
    // Frames for one batch of head copies (demoted to PMD-size folios, which have 8 vmemmap pages at
    // every granule, it is one in 8), a table for each PMD, and shared tail pages.
    let copies = max(layout.folios, pages / 8)
    let pool = try FramePool(
      pages: layout.mappedPages, others: copies + layout.pmds + 64, failures: failures)
    let heads = try PageBitmap(count: layout.mappedPages)
    let remapped = try PageBitmap(count: layout.mappedPages)
    let tables = try RawMemory(bytes: layout.tableBytes + layout.pmds * 8)
    let frames = try BatchFrames(pages: pages)
    let memory = try FrameMemory.make(contents, frames: pool.capacity, layout.geometry)

    self.layout = layout
    self.page = page
    templates = Templates(Format.self)
    tableShift = layout.entriesPerTable.trailingZeroBitCount
    room = layout.mappedPages
    coding = FrameCoding(layout, mask: Format.output(~0, page))
    ptes = EntryTable(tables.base)
    pmds = EntryTable(tables.base + layout.tableBytes)
    tailWords = if case .backed(let form) = contents { form } else { nil }
    self.pool = pool
    self.heads = heads
    self.remapped = remapped
    self.frames = frames
    self.tables = tables
    self.contents = memory
  }

  /// PTEs in one table.
  var perTable: Int { layout.entriesPerTable }

  /// The PMD that maps a page: a shift, as divisions cost more than a folio's stores.
  @inline(__always)
  func pmd(of page: Int) -> Int { page &>> tableShift }

  /// Frames in use for `struct page`s of other memory under the last PMD.
  var neighbours: Int { mayBeUnmapped ? 0 : layout.mappedPages - layout.pages }

  /// An entry's value for frame index `frame`.
  @inline(__always)
  func entry(_ template: UInt64, _ frame: UInt32) -> UInt64 {
    coding.base(template) &+ (UInt64(frame) &<< coding.shift)
  }

  /// Index of the frame of a table that was there from the start: none of the pool's.
  func originalTable(_ pmd: Int) -> UInt32 { UInt32(pool.capacity + pmd) }

  /// Whether PMD `pmd` is a block: a leaf of this level or an entry broken on the way to a table.
  func isBlock(_ pmd: Int) -> Bool {
    pmds[pmd] & ~(coding.mask | templates.accessFlag) != templates.table & ~templates.accessFlag
  }
}

extension FrameCoding {
  /// Frames of disjoint layouts are disjoint: each layout has twice its pages, from a boundary that
  /// blocks are aligned to.
  init(_ layout: VmemmapLayout, mask: UInt64) {
    let first = layout.firstFolio * max(1, layout.entriesPerFolio) * 2
    let table = layout.entriesPerTable
    self.init(
      firstFrame: UInt64((first + table - 1) / table * table), shift: layout.geometry.page.shift,
      mask: mask)
  }
}
