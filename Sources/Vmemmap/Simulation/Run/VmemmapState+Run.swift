// The machine: one function runs the phases of a plan over a batch.
extension VmemmapState {
  /// Entries of a chunk: its tables and frame lists of 16 and 9 KiB stay in a first-level cache of
  /// 32.
  static let chunkEntries = 2048

  /// Runs every section over the batch; folios that fail leave the batch in a consistent state.
  mutating func run(
    _ plan: Plan, _ batch: inout Batch, _ maintenance: inout some Maintenance
  ) {
    for index in plan.sections.indices {
      if index == plan.splitEnd { dropBlocks(&batch, plan, &maintenance) }
      let section = plan.sections[index]
      switch section.scope {
      case .batch: runBatch(section, &batch, plan, &maintenance)
      case .blockPMD: split(section, &batch, plan, &maintenance)
      case .folio: runFolios(section, &batch, plan, &maintenance)
      case .entry(let entries): runEntries(entries, section, &batch, plan, &maintenance)
      }
    }
    guard plan.movesTails else { return }
    for index in batch.runs.indices { mark(batch.runs[index], batch.entries, plan.direction) }
  }

  /// Notes the state of the folios that came through.
  private mutating func mark(_ run: Batch.Run, _ entries: Int, _ direction: RemapProtocol.Direction)
  {
    let pages = run.first * entries..<run.end * entries
    let value = direction == .optimize
    if run.count == 1 || entries >= 64 {
      for folio in run.first..<run.end {
        let page = folio * entries
        remapped.fill((page + run.tails.lowerBound)..<(page + run.tails.upperBound), value)
      }
    } else {
      remapped.fill(pages, value, pattern: Self.tails(entries))
    }
  }

  private mutating func runBatch(
    _ section: Plan.Section, _ batch: inout Batch, _ plan: Plan,
    _ maintenance: inout some Maintenance
  ) {
    guard let first = batch.runs.first else { return }
    for operation in section.operations {
      switch operation {
      case .tlbi(let invalidation):
        let folio = Chunk(first, first: first.first, count: 1, entries: batch.entries)
        let each = invalidation.entries.map { folio.count($0, perTable: perTable) } ?? 0
        let entries =
          invalidation.entries == .pmd ? pmds(of: batch).count : each * batch.folios
        invalidate(invalidation, entries: entries, &maintenance)
      case .allocate:
        if !makeSharedTail(batch.entries) {
          batch.fail(.outOfFrames)
          for run in batch.truncate(at: first.first, run: 0) {
            giveBack(run, section.allocatedBefore, batch, plan, &maintenance)
          }
          return
        }
      case .barrier, .pause, .resume: maintain(operation, &maintenance)
      default: break
      }
    }
  }

  private mutating func runFolios(
    _ section: Plan.Section, _ batch: inout Batch, _ plan: Plan,
    _ maintenance: inout some Maintenance
  ) {
    let record = plan.needsOwn && !batch.hasOwn
    batch.hasOwn = batch.hasOwn || record
    // Where nothing is listed and no entry is met again, pieces would save nothing.
    let whole = !frames.areListed && !record && section.isOnePass
    let piece = whole ? Int.max : max(1, Self.chunkEntries / batch.entries)
    let most = section.isChunked ? piece : 1
    var index = 0
    while index < batch.runs.count {
      var next = batch.runs[index].first
      while next < batch.runs[index].end {
        let run = batch.runs[index]
        let chunk = Chunk(
          run, first: next, count: min(most, run.end - next), entries: batch.entries)
        if record { recordOwn(chunk) }
        let done = apply(section, chunk, current: nil, &maintenance)
        next += done
        if done < chunk.count {
          let failed = Chunk(run, first: next, count: 1, entries: batch.entries)
          if retry(failed, section, batch, index, plan, &maintenance) {
            next += 1
          } else {
            drop(failed, section, &batch, index, plan, &maintenance)
            break
          }
        }
      }
      index += 1
    }
  }

  /// Runs the operations over a chunk, each over all its folios before the next.
  ///
  /// - Returns: folios done; less than all if an allocation failed, and then nothing was changed
  ///   for the rest if the section allocates first.
  mutating func apply(
    _ section: Plan.Section, _ chunk: Chunk, current: Int?, _ maintenance: inout some Maintenance
  ) -> Int {
    var chunk = chunk
    for index in section.operations.indices {
      let operation = section.operations[index]
      switch operation {
      case .allocate(let frame):
        let served = allocate(frame, chunk)
        if served < chunk.count {
          undo(section.operations[..<index], chunk.dropping(served), &maintenance)
          chunk.count = served
          if served == 0 { return 0 }
        }
      case .copy(let from, let to): copy(from, to, chunk)
      case .set(let names, let target):
        store(target, names, chunk, current: current)
        counts.entryStores += chunk.count * chunk.count(names, perTable: perTable)
      case .setFolio(let frame, let head, let tails):
        store(frame, head: head, tails: tails, chunk)
        counts.entryStores += chunk.count * chunk.entries
      case .clearAccessFlag(let names):
        clearAccessFlag(names, chunk, current: current)
        counts.accessFlagClears += chunk.count * chunk.count(names, perTable: perTable)
      case .tlbi(let invalidation):
        let entries = invalidation.entries.map { chunk.count($0, perTable: perTable) } ?? 0
        invalidate(invalidation, entries: entries, &maintenance)
      case .barrier, .pause, .resume: maintain(operation, times: chunk.count, &maintenance)
      case .freeOwn(let head, let tails): freeOwn(head: head, tails: tails, chunk)
      case .populate, .swap: break  // Of the split and of single entries.
      }
    }
    return chunk.count
  }

  /// Takes back what operations did beside stores to the chunk's entries.
  private mutating func undo(
    _ operations: Slice<UnsafeBufferPointer<Operation>>, _ chunk: Chunk,
    _ maintenance: inout some Maintenance
  ) {
    var paused = 0
    for operation in operations {
      switch operation {
      case .allocate(let frame): release(frame, of: chunk)
      case .pause: paused += 1
      case .resume: paused -= 1
      default: break
      }
    }
    if paused > 0 { maintain(.resume, &maintenance) }
  }
}
