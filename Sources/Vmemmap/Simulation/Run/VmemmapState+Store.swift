// Steps on live entries, each over all folios of a chunk.
//
// Mutating although they change memory only: the compiler copies the whole state for a call that
// borrows it from one that may change it.
extension VmemmapState {
  /// Stores a target in the entries; `current` is the entry that `.current` names.
  mutating func store(_ target: Operation.Target, _ names: Entries, _ chunk: Chunk, current: Int?) {
    let table = ptes.advanced(by: chunk.page)
    chunk.withRanges(names, current: current) { range in
      let shape = chunk.shape(range)
      switch target {
      case .constant(let value): table.fill(value, shape)
      case .page(let frame, let template): store(frame, template, table, shape, chunk)
      case .block, .table: break  // PMD entries: see the split.
      }
    }
  }

  @inline(__always)
  private mutating func store(
    _ frame: Frame, _ template: UInt64, _ table: EntryTable, _ shape: EntryTable.Shape,
    _ chunk: Chunk
  ) {
    if !frames.areListed, frame != .sharedTail, frame != .mapped {
      return storeRows(frame, head: template, tails: template, shape.range, chunk)
    }
    switch frame {
    case .own:
      table.storeEach(source(template, frames.own(chunk.page), step: chunk.entries), shape)
    case .headOwn:
      table.storeShared(source(template, frames.own(chunk.page), step: chunk.entries), shape)
    case .headCopy:
      table.storeShared(source(template, frames.headCopy(chunk.first), step: 1), shape)
    case .fresh:
      let fresh = frames.fresh(chunk.first, 0)
      table.storeEach(source(template, fresh, step: chunk.entries - 1), shape)
    case .sharedTail: table.fill(entry(template, sharedTail(chunk.entries)), shape)
    case .mapped: forEachEntry(shape) { table[$0] = template | (table[$0] & coding.mask) }
    }
  }

  @inline(__always)
  private func source(
    _ template: UInt64, _ frames: UnsafePointer<UInt32>, step: Int
  ) -> EntryTable.Source {
    .init(base: coding.base(template), shift: coding.shift, frames: frames, step: step)
  }

  /// Stores the head's and the tails' entries, all on one frame of the folio.
  mutating func store(_ frame: Frame, head: UInt64, tails: UInt64, _ chunk: Chunk) {
    if !frames.areListed {
      return storeRows(frame, head: head, tails: tails, 0..<chunk.entries, chunk)
    }
    let table = ptes.advanced(by: chunk.page)
    let shape = chunk.shape(0..<chunk.entries)
    let difference = tails &- head
    if frame == .headCopy {
      table.storeFolios(
        source(head, frames.headCopy(chunk.first), step: 1), tails: difference, shape)
    } else {
      let own = source(head, frames.own(chunk.page), step: chunk.entries)
      table.storeFolios(own, tails: difference, shape)
    }
  }

  /// The value that one entry gets.
  func value(_ target: Operation.Target, _ chunk: Chunk, entry index: Int) -> UInt64 {
    switch target {
    case .constant(let value): return value
    case .page(let frame, let template): return entry(template, self.frame(frame, chunk, 0, index))
    case .block, .table: return 0  // PMD entries: see the split.
    }
  }

  /// Clears the Access flag of the entries.
  mutating func clearAccessFlag(_ names: Entries, _ chunk: Chunk, current: Int?) {
    let table = ptes.advanced(by: chunk.page)
    chunk.withRanges(names, current: current) { range in
      forEachEntry(chunk.shape(range)) { table.clear(templates.accessFlag, at: $0) }
    }
  }

  @inline(__always)
  func forEachEntry(_ shape: EntryTable.Shape, _ body: (Int) -> Void) {
    var folio = 0
    while folio < shape.folios {
      var entry = shape.range.lowerBound
      while entry < shape.range.upperBound {
        body(folio &* shape.stride &+ entry)
        entry &+= 1
      }
      folio &+= 1
    }
  }

  /// Records the frames that the chunk's pages map now.
  mutating func recordOwn(_ chunk: Chunk) {
    if !frames.areListed {
      if recordRows(chunk) { return }
      frames.list()
    }
    let perTable = perTable
    var page = chunk.page
    let end = page + chunk.count * chunk.entries
    while page < end {
      let pmd = pmd(of: page)
      let next = min(end, (pmd + 1) * perTable)
      if isBlock(pmd) || mayBeUnmapped {
        for page in page..<next {
          frames.own(page).pointee =
            mayBeUnmapped && ptes[page] == 0 ? FramePool.none : mappedFrame(page)
        }
      } else {
        ptes.advanced(by: page).readFrames(coding, count: next - page, into: frames.own(page))
      }
      page = next
    }
  }
}
