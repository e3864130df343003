// Which folios of a range a batch has to work on, and how the range came out.
extension VmemmapState {
  /// Runs a plan over a range of folios of `entries` vmemmap pages.
  @specialized(where Policy == NoMaintenance)
  mutating func run<Policy: Maintenance>(
    _ plan: Plan, _ folios: Range<Int>, entries: Int, _ maintenance: inout Policy
  ) -> RemapOutcome {
    if folios.isEmpty { return .complete(folios: 0) }
    ownHasGaps = mayBeUnmapped
    if let refusal = refusal(plan, folios, entries) { return .refused(refusal) }
    // The list of the batch before is filled again: nothing is allocated, no reference counted.
    var batch = Batch(entries: entries, runs: [])
    swap(&batch.runs, &spareRuns)
    batch.runs.removeAll(keepingCapacity: true)
    let passed = select(plan, folios, entries, &batch.runs)
    defer { swap(&batch.runs, &spareRuns) }
    var done = 0
    var shortfall: RemapShortfall?
    if plan.batching == .batched {
      if !batch.runs.isEmpty {
        var rows = true
        for index in batch.runs.indices {
          rows = rows && mayKeepRows(plan, batch.runs[index], entries)
        }
        frames.begin(at: batch.runs[0].first, entries: entries, listed: !rows)
        run(plan, &batch, &maintenance)
      }
      done = batch.folios
      shortfall = batch.shortfall
    } else {
      var one = Batch(entries: entries, runs: [])
      for run in batch.runs {
        for folio in run.first..<run.end {
          if shortfall != nil, plan.direction == .restore { break }
          one.runs.removeAll(keepingCapacity: true)
          one.runs.append(.init(first: folio, count: 1, tails: run.tails))
          one.shortfall = nil
          one.hasOwn = false
          frames.begin(
            at: folio, entries: entries, listed: !mayKeepRows(plan, run, entries))
          self.run(plan, &one, &maintenance)
          done += one.folios
          if shortfall == nil { shortfall = one.shortfall }
        }
      }
    }
    let total = done + passed
    guard let shortfall else {
      return total == folios.count ? .complete(folios: total) : .partly(folios: total, .gaveUp)
    }
    return total == 0 ? .refused(shortfall) : .partly(folios: total, shortfall)
  }

  private mutating func refusal(
    _ plan: Plan, _ folios: Range<Int>, _ entries: Int
  ) -> RemapShortfall? {
    guard folios.lowerBound >= 0, folios.upperBound <= layout.pages / entries else {
      return .notAFolio
    }
    let startsUnmapped = plan.start == .unmapped && plan.direction == .optimize
    if startsUnmapped != mayBeUnmapped, startsUnmapped { return .wrongStart }
    if mayBeUnmapped {
      for folio in folios where !isOptimized(folio, entries) {
        if (ptes[folio * entries] == 0) != startsUnmapped, plan.direction == .optimize {
          return .wrongStart
        }
      }
    }
    if isUniform { return entries == layout.entriesPerFolio ? nil : .notAFolio }
    let pages = folios.lowerBound * entries..<folios.upperBound * entries
    let whole =
      folios.allSatisfy { heads[$0 * entries] }
      && heads.population(pages) == folios.count
      && (pages.upperBound == layout.pages || heads[pages.upperBound])
    return whole ? nil : .notAFolio
  }

  /// Appends the runs of folios that are to be worked on.
  ///
  /// - Returns: how many are in the state asked for already.
  private mutating func select(
    _ plan: Plan, _ folios: Range<Int>, _ entries: Int, _ runs: inout [Batch.Run]
  ) -> Int {
    let optimizes = plan.direction == .optimize
    // While optimising a folio with any tail remapped is passed over; while restoring it is done.
    let whole = optimizes ? 0 : entries - 1
    let word = whole == 0 ? 0 : Self.tails(min(entries, 64))
    remapped.prefetch(after: folios.lowerBound &* entries..<folios.upperBound &* entries)
    var passed = 0
    var folio = folios.lowerBound
    while folio < folios.upperBound {
      let start = folio
      while folio < folios.upperBound {
        let alike = uniform(folio..<folios.upperBound, entries, word)
        if alike == 0, optimizedTails(folio, entries) != whole { break }
        folio += max(alike, 1)
      }
      if folio > start {
        runs.append(.init(first: start, count: folio - start, tails: 1..<entries))
      }
      while folio < folios.upperBound {
        let tails = optimizedTails(folio, entries)
        if tails == whole { break }
        if tails == entries - 1 - whole {
          passed += 1
        } else if !optimizes {
          let page = folio * entries
          let first = (1..<entries).first { remapped[page + $0] } ?? 1
          runs.append(.init(first: folio, count: 1, tails: first..<first + tails))
        }
        folio += 1
      }
    }
    return passed
  }

  /// Folios at the front of the range whose words of the bitmap are whole and equal to `word`.
  @inline(__always)
  private func uniform(_ folios: Range<Int>, _ entries: Int, _ word: UInt64) -> Int {
    let page = folios.lowerBound &* entries
    guard entries < 64, page & 63 == 0 else { return 0 }
    let end = (folios.upperBound &* entries) &>> 6
    var next = page &>> 6
    // By eights first: mostly all of a batch is alike.
    while next &+ 8 <= end, remapped.eight(next, are: word) { next &+= 8 }
    while next < end, remapped.words[next] == word { next &+= 1 }
    return (next &* 64 &- page) / entries
  }

  /// Tails of the folio that map frames which aren't theirs.
  @inline(__always)
  func optimizedTails(_ folio: Int, _ entries: Int) -> Int {
    let page = folio &* entries
    if entries < 64 {
      let folio: UInt64 = (1 &<< UInt64(entries)) &- 1
      let bits = (remapped.words[page &>> 6] &>> UInt64(page & 63)) & folio
      return bits == 0 ? 0 : bits == folio - 1 ? entries - 1 : bits.nonzeroBitCount
    }
    var sum = 0
    for word in page >> 6..<(page + entries) >> 6 { sum += remapped.words[word].nonzeroBitCount }
    return sum
  }

  /// The tails of folios of at most 64 pages in a word of the bitmap.
  static func tails(_ entries: Int) -> UInt64 {
    // All ones divided by one folio's ones: a one for each head.
    ~(UInt64.max / (UInt64.max &>> UInt64(64 &- entries)))
  }

  func isOptimized(_ folio: Int, _ entries: Int) -> Bool { optimizedTails(folio, entries) > 0 }
}
