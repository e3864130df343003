// What a protocol costs in steps, from its description alone: nothing is run.
extension RemapProtocol {
  /// The steps that one batch takes without failures.
  ///
  /// Equal to what `SimulatedVmemmap` counts for the same batch. A shared tail page that is made on
  /// first use isn't included: it is one frame for the life of the kernel.
  ///
  /// - Parameters:
  ///   - folios: of the batch.
  ///   - blockPMDs: vmemmap PMDs of the batch that are still blocks.
  ///   - tailsPerFolio: vmemmap pages of a folio beyond the first: 7 for 2M on 4K pages.
  ///   - entriesPerTable: PTEs in a table.
  public func counts(
    _ direction: Direction, folios: Int, blockPMDs: Int = 0, tailsPerFolio: Int,
    entriesPerTable: Int = 512
  ) -> StepCounts {
    let size = FolioShape(tails: tailsPerFolio, perTable: entriesPerTable)
    var counts = StepCounts()
    for phase in phases(direction) {
      switch phase.scope {
      case .batch:
        counts.add(phase.steps, times: batching == .perFolio ? folios : 1, size)
      case .blockPMD: counts.add(phase.steps, times: blockPMDs, size)
      case .folio: counts.add(phase.steps, times: folios, size)
      case .entry(let entries):
        counts.add(phase.steps, times: folios * size.count(entries), size)
      }
    }
    if direction == .optimize, tailFrame != .sharedTail || !movesHead {
      // `.free(.own)` spares what is still mapped.
      counts.framesFreed -= uses(.free(.own)) && !movesHead ? folios : 0
    }
    return counts
  }
}

/// How many entries a step's names stand for.
struct FolioShape {
  let tails: Int
  let pmds: Int
  let perTable: Int

  init(tails: Int, perTable: Int) {
    self.tails = tails
    self.perTable = perTable
    pmds = max(1, (tails + 1) / max(1, perTable))
  }

  func count(_ entries: Entries) -> Int {
    switch entries {
    case .pmd: pmds
    case .head, .current: 1
    case .tails: tails
    case .all: tails + 1
    }
  }

  /// Frames that one step allocates, copies or frees for one folio.
  func frames(_ frame: Frame) -> Int {
    switch frame {
    case .own: tails + 1
    case .headOwn, .headCopy: 1
    case .sharedTail: 0
    case .fresh, .mapped: tails
    }
  }
}

extension StepCounts {
  /// Adds `steps` executed `times` times.
  mutating func add(_ steps: [Step], times: Int, _ size: FolioShape) {
    for step in steps {
      switch step {
      case .allocate(let frame): framesAllocated += times * size.frames(frame)
      case .copy(_, let frame): framesCopied += times * size.frames(frame)
      case .populate:
        ptePages += times
        tableFillStores += times * size.perTable
      case .set(let entries, _): entryStores += times * size.count(entries)
      case .clearAccessFlag(let entries): accessFlagClears += times * size.count(entries)
      case .swap(let entries, _): swaps += times * size.count(entries)
      case .tlbi(let tlbi):
        self[tlbi] += times * tlbi.instructions(for: tlbi.entries.map(size.count) ?? 1)
      case .barrier(let barrier): self[barrier] += times
      case .pause(let pause): self[pause] += times
      case .resume: resumes += times
      case .free(let frame): framesFreed += times * size.frames(frame)
      }
    }
  }
}
