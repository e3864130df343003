// What happens to folios that can't be remapped: the rest goes on, and they stay consistent.
extension VmemmapState {
  /// After ENOMEM while optimising: flush, free what was collected, try that folio once more
  /// (`hugetlb_vmemmap_optimize_folios`).
  mutating func retry(
    _ failed: Chunk, _ section: Plan.Section, _ batch: Batch, _ run: Int,
    _ plan: Plan, _ maintenance: inout some Maintenance
  ) -> Bool {
    frames.list()
    guard plan.direction == .optimize, section.allocatesFirst, section.ownUnneededAfter,
      hasCollected(before: failed.first, batch, run)
    else { return false }
    flushAll(&maintenance)
    for run in batch.runs[...run] {
      for folio in run.first..<min(run.end, failed.first) {
        freeUnmappedOwn(Chunk(run, first: folio, count: 1, entries: batch.entries))
      }
    }
    return apply(section, failed, current: nil, &maintenance) == 1
  }

  /// Whether a folio before this one holds own frames that nothing maps.
  private func hasCollected(before folio: Int, _ batch: Batch, _ run: Int) -> Bool {
    batch.runs[...run].reversed().contains { run in
      (run.first..<min(run.end, folio)).reversed().contains { folio in
        let page = folio * batch.entries
        return (page..<page + batch.entries).contains {
          frames.own($0).pointee != FramePool.none && frames.own($0).pointee != mappedFrame($0)
            && ($0 > page || mappedFrame(page + 1) != frames.own(page).pointee)
        }
      }
    }
  }

  /// Frees the folio's frames of before that no entry of it maps now, and forgets them.
  mutating func freeUnmappedOwn(_ folio: Chunk) {
    let page = folio.page
    for entry in 0..<folio.entries {
      let own = frames.own(page + entry)
      let frame = own.pointee
      guard frame != FramePool.none, frame != mappedFrame(page + entry) else { continue }
      // Only the head's frame may be mapped by another entry: the tails on it.
      let shared =
        entry == 0 && (1..<folio.entries).contains { mappedFrame(page + $0) == frame }
      if shared { continue }
      release(own, 1)
      own.pointee = FramePool.none
      ownHasGaps = true
    }
  }

  /// Takes a folio that failed out of the batch; while restoring, every later one as well.
  mutating func drop(
    _ failed: Chunk, _ section: Plan.Section, _ batch: inout Batch, _ run: Int,
    _ plan: Plan, _ maintenance: inout some Maintenance
  ) {
    batch.fail(.outOfFrames)
    if plan.direction == .optimize {
      giveBack(
        Batch.Run(first: failed.first, count: 1, tails: failed.tails), section.allocatedBefore,
        batch, plan, &maintenance)
      batch.remove(failed.first, fromRun: run)
    } else {
      for run in batch.truncate(at: failed.first, run: run) {
        giveBack(run, section.allocatedBefore, batch, plan, &maintenance)
      }
    }
  }

  /// Puts folios back as they were and releases what earlier phases allocated for them.
  mutating func giveBack(
    _ run: Batch.Run, _ roles: FrameSet, _ batch: Batch, _ plan: Plan,
    _ maintenance: inout some Maintenance
  ) {
    guard run.count > 0 else { return }
    frames.list()
    let chunk = Chunk(run, first: run.first, count: run.count, entries: batch.entries)
    if batch.hasOwn { rollBack(chunk, plan, &maintenance) }
    for role in roles.frames { release(role, of: chunk) }
  }

  /// Stores the mappings of before wherever entries differ, and flushes if any did.
  mutating func rollBack(
    _ chunk: Chunk, _ plan: Plan, _ maintenance: inout some Maintenance
  ) {
    var stores = 0
    for offset in 0..<chunk.count {
      let page = chunk.page + offset * chunk.entries
      for index in [0] + Array(chunk.tails) where !isBlock(pmd(of: page + index)) {
        let before = previous(page + index, isHead: index == 0, plan)
        if ptes[page + index] != before {
          ptes[page + index] = before
          stores += 1
        }
      }
    }
    counts.entryStores += stores
    if stores > 0 { flushAll(&maintenance) }
  }

  /// What a page's entry was before the batch.
  private func previous(_ page: Int, isHead: Bool, _ plan: Plan) -> UInt64 {
    if plan.start == .unmapped, plan.direction == .optimize { return 0 }
    let writable = isHead || plan.direction == .optimize
    return entry(writable ? templates.writable : templates.readOnly, frames.own(page).pointee)
  }
}
