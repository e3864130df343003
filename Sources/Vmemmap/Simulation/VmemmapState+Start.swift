extension VmemmapState {
  /// Maps the vmemmap as it is before any protocol, in the same memory.
  ///
  /// - Returns: false if the layout doesn't fit the memory: nothing was changed.
  mutating func start(_ layout: VmemmapLayout, _ start: RemapProtocol.Start) -> Bool {
    guard layout.geometry == self.layout.geometry, layout.size == self.layout.size,
      layout.mappedPages <= room
    else { return false }
    self.layout = layout
    coding = FrameCoding(layout, mask: coding.mask)
    pool.reset(inUse: start == .unmapped ? 0 : layout.mappedPages, own: layout.pages)
    sharedTails = []
    isUniform = true
    mayBeUnmapped = start == .unmapped
    swapsTried = 0
    ptePages = 0
    remapped.clear()
    heads.clear()
    markHeads(0..<layout.pages, entries: max(1, layout.entriesPerFolio))

    for pmd in 0..<layout.pmds {
      if start == .blocks {
        pmds[pmd] = entry(templates.block, UInt32(pmd * perTable))
      } else {
        pmds[pmd] = entry(templates.table, originalTable(pmd))
      }
    }
    switch start {
    case .blocks: break
    case .basePages: mapBasePages()
    case .unmapped:
      ptes.fill(0, .init(folios: 1, stride: 0, range: 0..<layout.mappedPages))
    }
    if start != .unmapped { writeStructPages(0..<layout.pages, max(1, layout.entriesPerFolio)) }
    return true
  }

  /// Maps every page writable onto its own frame.
  func mapBasePages() {
    ptes.storeRun(
      entry(templates.writable, 0), step: 1 &<< coding.shift, count: layout.mappedPages)
  }

  /// Makes every `entries`-th page of the range a head.
  func markHeads(_ pages: Range<Int>, entries: Int) {
    heads.fill(pages, false)
    if entries < 64 {
      heads.fill(pages, true, pattern: ~Self.tails(entries))
    } else {
      for page in stride(from: pages.lowerBound, to: pages.upperBound, by: entries) {
        heads[page] = true
      }
    }
  }

  /// Writes the `struct page`s of folios of `entries` pages into the frames that their pages map.
  func writeStructPages(_ pages: Range<Int>, _ entries: Int) {
    guard let form = tailWords else { return }
    for page in pages {
      let head = page / entries * entries
      let words = StructPageWords(headPage: head, entries: entries, form: form)
      contents?.write(mappedFrame(page), holdsHead: page == head, words: words)
    }
  }

  /// The frame that a page's tables lead to; meaningless if it isn't mapped.
  func mappedFrame(_ page: Int) -> UInt32 {
    let pmd = pmd(of: page)
    return isBlock(pmd)
      ? coding.index(pmds[pmd] & ~(UInt64(perTable - 1) &<< coding.shift))
        &+ UInt32(page & (perTable - 1))
      : coding.index(ptes[page])
  }
}
