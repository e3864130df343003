// The invariants, read back from the tables, the allocator and the contents.
extension SimulatedVmemmap {
  /// What is wrong, at most `limit` findings; empty after every run, failed or not. O(pages).
  ///
  /// Checked: each PMD is the usual block or leads to its table; each vmemmap page of a folio that
  /// isn't optimised is writable on a frame of its own, each tail of an optimised one read-only on
  /// its head's frame or the shared tail page; no free frame is mapped; allocated frames are mapped
  /// or tables; the contents are those of the folio's `struct page`s.
  public func violations(limit: Int = 16) -> [Violation] {
    var audit = Audit<Format>(limit: limit, frames: state.pool.capacity)
    audit.run(state)
    return audit.found
  }

  /// Everything that maps or is contained in the vmemmap, as numbers: two equal states map each page
  /// with the same permission to frames of the same contents.
  ///
  /// De-HVO(HVO(x)) = x is the equality of two of these. O(pages).
  public func image() -> [UInt64] { state.image() }
}

extension VmemmapState {
  /// A page's permission bits, and the digest of its contents or, without contents, nothing of the
  /// frame: frames may change places.
  func image() -> [UInt64] {
    (0..<layout.pages).map { page in
      let pmd = pmd(of: page)
      let bits = isBlock(pmd) ? templates.writable : ptes[page] & ~coding.mask
      return bits ^ (digest(mappedFrame(page)) &* 0x9E37_79B9_7F4A_7C15)
    }
  }

  /// Vmemmap pages of the folio whose head is `page`.
  func folioEntries(at page: Int) -> Int {
    if isUniform { return max(1, layout.entriesPerFolio) }
    var next = page + 1
    while next < layout.pages, !heads[next] { next += 1 }
    return next - page
  }

  func wrongWord(_ frame: UInt32, holdsHead: Bool, _ words: StructPageWords) -> Int? {
    contents?.firstWrongWord(frame, holdsHead: holdsHead, words: words) ?? nil
  }

  private func digest(_ frame: UInt32) -> UInt64 {
    guard tailWords != nil, frame < pool.capacity else { return 0 }
    return contents?.digest(frame) ?? 0
  }
}
