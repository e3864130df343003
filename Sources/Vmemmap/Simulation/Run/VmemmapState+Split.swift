// Vmemmap PMDs: blocks become tables.
extension VmemmapState {
  /// The PMDs that the batch's pages lie in.
  func pmds(of batch: Batch) -> [Int] {
    var found: [Int] = []
    for run in batch.runs where run.count > 0 {
      let first = max(pmd(of: run.first * batch.entries), (found.last ?? -1) + 1)
      let last = pmd(of: run.end * batch.entries - 1)
      if first <= last { found += first...last }
    }
    return found
  }

  /// Runs a section over each PMD of the batch that is still a block. ENOMEM ends it; a
  /// compare-and-swap that gives up ends it for that PMD.
  mutating func split(
    _ section: Plan.Section, _ batch: inout Batch, _ plan: Plan,
    _ maintenance: inout some Maintenance
  ) {
    var run = 0
    var next = 0
    while run < batch.runs.count {
      let pages = batch.runs[run].first * batch.entries..<batch.runs[run].end * batch.entries
      var pmd = max(next, self.pmd(of: pages.lowerBound))
      while pmd * perTable < pages.upperBound {
        if isBlock(pmd), !split(pmd, section, &batch, run, &maintenance) { return }
        pmd += 1
      }
      next = pmd
      run += 1
    }
  }

  /// - Returns: false if there was no frame for the table.
  private mutating func split(
    _ pmd: Int, _ section: Plan.Section, _ batch: inout Batch, _ run: Int,
    _ maintenance: inout some Maintenance
  ) -> Bool {
    var table = FramePool.none
    let runs = batch
    let end = self.run(
      section, on: pmds, at: pmd,
      value: { state, target in state.pmdValue(target, pmd, table) },
      populate: { state, template in
        guard state.pool.allocate(1, into: &table) == 1 else { return false }
        state.ptePages += 1
        state.counts.ptePages += 1
        state.populate(pmd, template, runs, run)
        return true
      }, &maintenance)
    switch end {
    case .done: return true
    case .noTable: batch.fail(.outOfTables)
    case .gaveUp:
      batch.fail(.gaveUp)
      giveBack(table: &table)
    }
    mend(pmd, &maintenance)
    return end == .gaveUp
  }

  private mutating func giveBack(table: inout UInt32) {
    guard table != FramePool.none else { return }
    pool.release(&table, 1)
    ptePages -= 1
    counts.ptePages -= 1
  }

  private func pmdValue(_ target: Operation.Target, _ pmd: Int, _ table: UInt32) -> UInt64 {
    switch target {
    case .constant(let value): value
    case .block(let template): entry(template, UInt32(pmd * perTable))
    case .table(let template): entry(template, table)
    case .page: pmds[pmd]
    }
  }

  /// Puts the usual block back where a split was given up midway.
  private mutating func mend(_ pmd: Int, _ maintenance: inout some Maintenance) {
    let usual = entry(templates.block, UInt32(pmd * perTable))
    guard pmds[pmd] != usual else { return }
    pmds[pmd] = usual
    counts.entryStores += 1
    flushAll(&maintenance)
  }

  /// Fills a table with the block's frames: those of the batch with the protocol's permission, the
  /// others writable as they were.
  private mutating func populate(_ pmd: Int, _ template: UInt64, _ batch: Batch, _ run: Int) {
    let first = pmd * perTable
    let step: UInt64 = 1 &<< coding.shift
    let table = ptes.advanced(by: first)
    counts.tableFillStores += perTable
    if template == templates.writable {
      table.storeRun(entry(template, UInt32(first)), step: step, count: perTable)
      return
    }
    table.storeRun(entry(templates.writable, UInt32(first)), step: step, count: perTable)
    for run in batch.runs[run...] {
      let low = max(first, run.first * batch.entries)
      let high = min(first + perTable, run.end * batch.entries)
      if run.first * batch.entries >= first + perTable { break }
      guard low < high else { continue }
      ptes.advanced(by: low)
        .storeRun(entry(template, UInt32(low)), step: step, count: high - low)
    }
  }

  private mutating func firstBlock(_ pages: Range<Int>) -> Int? {
    guard !pages.isEmpty else { return nil }
    var pmd = self.pmd(of: pages.lowerBound)
    let last = self.pmd(of: pages.upperBound - 1)
    while pmd <= last {
      if isBlock(pmd) { return pmd }
      pmd += 1
    }
    return nil
  }

  /// Takes folios out of the batch whose PMDs are blocks still.
  mutating func dropBlocks(
    _ batch: inout Batch, _ plan: Plan, _ maintenance: inout some Maintenance
  ) {
    var index = 0
    while index < batch.runs.count {
      let run = batch.runs[index]
      let pages = run.first * batch.entries..<run.end * batch.entries
      // The next batch's PMDs: a line for eight tables.
      pmds.prefetch(pmd(of: pages.upperBound) &+ 7)
      if let block = firstBlock(pages) {
        let blocked = max(run.first, block * perTable / batch.entries)
        batch.fail(.stillBlocks)
        let failed = Chunk(run, first: blocked, count: 1, entries: batch.entries)
        frames.list()
        recordOwn(failed)
        rollBack(failed, plan, &maintenance)
        for role in plan.sections[..<plan.splitEnd].flatMap(\.allocatedFrames) {
          release(role, of: failed)
        }
        batch.remove(blocked, fromRun: index)
      }
      index += 1
    }
  }
}

extension Plan.Section {
  /// Frames that the section allocates for each folio.
  var allocatedFrames: [Frame] {
    operations.compactMap { if case .allocate(let frame) = $0 { frame } else { nil } }
  }
}
