// Entries one by one, each with its own break: the Access flag protocol.
extension VmemmapState {
  /// Runs a section over each of the entries of each folio.
  mutating func runEntries(
    _ names: Entries, _ section: Plan.Section, _ batch: inout Batch, _ plan: Plan,
    _ maintenance: inout some Maintenance
  ) {
    let record = plan.needsOwn && !batch.hasOwn
    batch.hasOwn = batch.hasOwn || record
    var index = 0
    while index < batch.runs.count {
      var folio = batch.runs[index].first
      while folio < batch.runs[index].end {
        let chunk = Chunk(batch.runs[index], first: folio, count: 1, entries: batch.entries)
        if record { recordOwn(chunk) }
        if runEntries(names, section, chunk, &maintenance) {
          folio += 1
        } else {
          giveUp(chunk, section, &batch, index, plan, &maintenance)
          break
        }
      }
      index += 1
    }
  }

  /// - Returns: false if an entry was given up: it is as before, the later ones untouched.
  private mutating func runEntries(
    _ names: Entries, _ section: Plan.Section, _ folio: Chunk,
    _ maintenance: inout some Maintenance
  ) -> Bool {
    if names != .tails, !runEntry(0, section, folio, &maintenance) { return false }
    if names == .head { return true }
    var entry = folio.tails.lowerBound
    while entry < folio.tails.upperBound {
      if !runEntry(entry, section, folio, &maintenance) { return false }
      entry += 1
    }
    return true
  }

  private mutating func runEntry(
    _ entry: Int, _ section: Plan.Section, _ folio: Chunk,
    _ maintenance: inout some Maintenance
  ) -> Bool {
    let end = run(
      section, on: ptes, at: folio.page + entry,
      value: { state, target in state.value(target, folio, entry: entry) },
      populate: { _, _ in true },  // Of PMDs.
      &maintenance)
    return end == .done
  }

  /// Settles a folio that was given up midway: what is remapped stays so, the rest is as it was,
  /// and frames that nothing maps are freed. While restoring, every later folio stays optimised.
  private mutating func giveUp(
    _ folio: Chunk, _ section: Plan.Section, _ batch: inout Batch, _ run: Int,
    _ plan: Plan, _ maintenance: inout some Maintenance
  ) {
    batch.fail(.gaveUp)
    if plan.direction == .optimize {
      settle(folio, section.allocatedBefore, plan, &maintenance)
      batch.remove(folio.first, fromRun: run)
    } else {
      for (index, run) in batch.truncate(at: folio.first, run: run).enumerated() {
        guard index == 0 else {
          giveBack(run, section.allocatedBefore, batch, plan, &maintenance)
          continue
        }
        settle(folio, section.allocatedBefore, plan, &maintenance)
        let rest = Batch.Run(first: run.first + 1, count: run.count - 1, tails: run.tails)
        giveBack(rest, section.allocatedBefore, batch, plan, &maintenance)
      }
    }
  }

  private mutating func settle(
    _ folio: Chunk, _ roles: FrameSet, _ plan: Plan,
    _ maintenance: inout some Maintenance
  ) {
    let page = folio.page
    var stores = 0
    for entry in 0..<folio.entries {
      let index = page + entry
      let mapped = mappedFrame(index)
      if plan.direction == .optimize {
        let own = frames.own(index).pointee
        let moved = mapped != own
        if entry > 0 { remapped[index] = moved }
        let usual = self.entry(templates.writable, own)
        if !moved, ptes[index] != usual {
          ptes[index] = usual
          stores += 1
        }
      } else if folio.tails.contains(entry), roles.contains(.fresh) {
        remapped[index] = mapped != frame(.fresh, folio, 0, entry)
      }
    }
    counts.entryStores += stores
    if stores > 0 { flushAll(&maintenance) }
    if plan.direction == .optimize { freeUnmappedOwn(folio) }
    releaseUnmapped(roles, folio)
  }

  private mutating func releaseUnmapped(_ roles: FrameSet, _ folio: Chunk) {
    let page = folio.page
    for role in roles.frames {
      switch role {
      case .headCopy:
        let copy = frames.headCopy(folio.first)
        if !(0..<folio.entries).contains(where: { mappedFrame(page + $0) == copy.pointee }) {
          release(copy, 1)
        }
      case .fresh:
        for entry in folio.tails where remapped[page + entry] {
          release(frames.fresh(folio.first, entry), 1)
        }
      case .own, .headOwn, .sharedTail, .mapped: break
      }
    }
  }
}
