// One live entry taken through a section: a PMD that is split, or a PTE with a break of its own.
extension VmemmapState {
  /// How a section's operations on one entry ended.
  enum EntryEnd {
    case done
    /// No frame for a table: nothing was stored.
    case noTable
    /// Hardware set the Access flag at every try: the entry is as before.
    case gaveUp
  }

  /// Runs the operations on one entry; a compare-and-swap that fails repeats its break, at most
  /// `RemapProtocol.swapTries` times in all.
  ///
  /// - Parameters:
  ///   - value: what a target means for this entry.
  ///   - populate: fills a table; false without a frame for it.
  @inline(__always)
  mutating func run(
    _ section: Plan.Section, on entries: EntryTable, at index: Int,
    value: (borrowing VmemmapState, Operation.Target) -> UInt64,
    populate: (inout VmemmapState, UInt64) -> Bool, _ maintenance: inout some Maintenance
  ) -> EntryEnd {
    var next = 0
    var failed = 0
    while next < section.operations.count {
      let operation = section.operations[next]
      next += 1
      switch operation {
      case .populate(let template):
        if !populate(&self, template) { return .noTable }
      case .set(_, let target):
        entries[index] = value(self, target)
        counts.entryStores += 1
      case .clearAccessFlag:
        entries.clear(templates.accessFlag, at: index)
        counts.accessFlagClears += 1
      case .swap(_, let target):
        if swap(entries, index, value(self, target)) { continue }
        failed += 1
        guard failed < RemapProtocol.swapTries else { return .gaveUp }
        next = section.restart(before: next - 1)
      case .tlbi(let invalidation): invalidate(invalidation, entries: 1, &maintenance)
      case .barrier, .pause, .resume: maintain(operation, &maintenance)
      case .allocate, .copy, .setFolio, .freeOwn: break  // Of folios.
      }
    }
    return .done
  }

  /// One compare-and-swap from the entry with AF = 0. An injected failure is hardware setting AF
  /// just before it.
  private mutating func swap(_ table: EntryTable, _ index: Int, _ new: UInt64) -> Bool {
    let old = table[index] & ~templates.accessFlag
    let failures = pool.failures
    if failures.swaps.contains(swapsTried), swapFailures < failures.failedTries {
      swapFailures += 1
      table[index] = old | templates.accessFlag
    } else {
      swapFailures = 0
    }
    if table.exchange(old, for: new, at: index) {
      counts.swaps += 1
      swapsTried += 1
      return true
    }
    counts.failedSwaps += 1
    if swapFailures >= RemapProtocol.swapTries {
      swapFailures = 0
      swapsTried += 1
    }
    return false
  }
}

extension Plan.Section {
  /// Where a failed compare-and-swap begins anew: at the break before it.
  fileprivate func restart(before swap: Int) -> Int {
    operations[..<swap].lastIndex { if case .clearAccessFlag = $0 { true } else { false } } ?? swap
  }
}
