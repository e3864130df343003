import HugeTLB

extension SimulatedVmemmap {
  /// Lets other threads walk the tables from now on: copies go word by word, and freed frames are
  /// poisoned.
  ///
  /// - Returns: nil if frames have no memory, a folio has no tail pages, or its `struct page`s have
  ///   no word for a refcount.
  public mutating func beginWalks() -> VmemmapView? {
    let layout = state.layout
    let structWords = Int(layout.geometry.structPage.bytes) / 8
    guard let form = state.tailWords, let words = state.frameWords(), layout.isOptimizable,
      structWords > FolioWords.refcountWord
    else { return nil }
    state.isWalked = true
    return VmemmapView(
      ptes: state.ptes, pmds: state.pmds, words: words, templates: state.templates,
      coding: state.coding, tableShift: state.tableShift,
      blockMask: UInt64(layout.entriesPerTable - 1), frames: UInt32(state.pool.capacity),
      wordsPerFrame: Int(layout.geometry.page.bytes) / 8, wordsPerStruct: structWords,
      expected: FolioWords(entriesPerFolio: layout.entriesPerFolio, form: form), pages: layout.pages
    )
  }
}

extension VmemmapState {
  /// The words of all frames; nil if they have no memory.
  func frameWords() -> EntryTable? { contents?.sharedWords() }
}
