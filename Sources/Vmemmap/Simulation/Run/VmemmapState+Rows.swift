// Steps over folios whose frames lie in rows: the lists of single frames are left out.
extension VmemmapState {
  /// Whether a batch may keep its frames as rows: nothing but whole folios is worked on, and no
  /// step looks at the frames one by one.
  mutating func mayKeepRows(_ plan: Plan, _ run: Batch.Run, _ entries: Int) -> Bool {
    plan.keepsRows && tailWords == nil && !mayBeUnmapped && !isWalked
      && run.tails.count == entries - 1
  }

  /// Records the frames that the chunk's pages map now.
  ///
  /// - Returns: false if they lie in too many rows, or some tails in none.
  mutating func recordRows(_ chunk: Chunk) -> Bool {
    let last = pmd(of: chunk.page + chunk.count * chunk.entries - 1)
    var pmd = pmd(of: chunk.page)
    while pmd <= last {
      if isBlock(pmd) { return false }
      pmd += 1
    }
    let position = frames.position(chunk.first)
    let end = position + chunk.count
    var next = position
    while next < end {
      let table = ptes.advanced(by: chunk.page + (next - position) * chunk.entries)
      if var row = frames.ownRows.last, row.end == next {
        if row.folios == 1 {
          // The second folio says how the pattern goes on, if it has one.
          row.headStep = coding.index(table[0]) &- row.head
          row.tailsStep = coding.index(table[1]) &- row.tails
        }
        let alike = table.folios(
          alike: row.dropping(row.folios), coding, stride: chunk.entries, most: end - next)
        if alike > 0 {
          row.folios += alike
          frames.ownRows.last = row
          next += alike
          continue
        }
      }
      let row = FolioRow(
        first: next, folios: 1, head: coding.index(table[0]), tails: coding.index(table[1]))
      guard table.folios(alike: row, coding, stride: chunk.entries, most: 1) == 1,
        frames.ownRows.append(row)
      else { return false }
      next += 1
    }
    return true
  }

  /// Allocates a run of frames of one role for all folios of the chunk.
  ///
  /// - Returns: false if the next free frames are no run or no row is left: nothing was allocated.
  mutating func allocateRow(_ frame: Frame, _ chunk: Chunk) -> Bool {
    let position = frames.position(chunk.first)
    let each = frame == .headCopy ? 1 : chunk.entries - 1
    let full = (frame == .headCopy ? frames.copyRows : frames.freshRows).count == FolioRows.most
    guard !full, let first = pool.allocateRun(chunk.count * each) else { return false }
    counts.framesAllocated += chunk.count * each
    var row = FolioRow(first: position, folios: chunk.count)
    if frame == .headCopy {
      (row.head, row.headStep) = (first, 1)
      return frames.copyRows.add(row)
    }
    (row.tails, row.tailsStep) = (first, UInt32(truncatingIfNeeded: each))
    return frames.freshRows.add(row)
  }

  /// Stores descriptors of the frames of one role in the chunk's entries.
  @inline(__always)
  mutating func storeRows(
    _ frame: Frame, head: UInt64, tails: UInt64, _ range: Range<Int>, _ chunk: Chunk
  ) {
    let position = frames.position(chunk.first)
    let rows =
      switch frame {
      case .headCopy: frames.copyRows
      case .fresh: frames.freshRows
      case .own, .headOwn, .sharedTail, .mapped: frames.ownRows
      }
    let isShared = frame == .headCopy || frame == .headOwn
    rows.forEach(in: position..<position &+ chunk.count) { row in
      let values =
        isShared
        ? EntryTable.RowValues(sharing: row, coding, head: head, tails: tails)
        : EntryTable.RowValues(row, coding, head: head, tails: tails)
      let table = ptes.advanced(by: chunk.page &+ (row.first &- position) &* chunk.entries)
      table.store(values, .init(folios: row.folios, stride: chunk.entries, range: range))
    }
  }

  /// Frees the chunk's frames of before.
  mutating func freeRows(head: Bool, tails: Bool, _ chunk: Chunk) {
    let position = frames.position(chunk.first)
    let rows = frames.ownRows
    rows.forEach(in: position..<position + chunk.count) { row in
      pool.release(row, entries: chunk.entries, head: head, tails: tails)
    }
  }
}
