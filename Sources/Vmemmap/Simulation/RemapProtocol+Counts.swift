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
    let folio = FolioShape(tails: tailsPerFolio, perTable: entriesPerTable)
    let block = FolioShape(tails: 0, perTable: entriesPerTable)
    let isBatched = batching == .batched
    var flow = FrameFlow()
    var counts = StepCounts()
    for phase in phases(direction) {
      let times =
        switch phase.scope {
        case .batch: isBatched ? 1 : folios
        case .blockPMD: blockPMDs
        case .folio: folios
        case .entry(let entries): folios * folio.count(entries)
        }
      // A TLBI by address in a phase for the whole batch takes an instruction for each folio's.
      let inStep = phase.scope == .batch && isBatched ? folios : 1
      for step in phase.steps {
        flow.follow(step, current: phase.current)
        counts.add(
          step, times: times, folios: inStep, phase.scope == .blockPMD ? block : folio, flow)
      }
    }
    return counts
  }
}

/// How many entries a step's names stand for.
struct FolioShape {
  let tails: Int
  let perTable: Int

  init(tails: Int, perTable: Int) {
    self.tails = tails
    self.perTable = perTable
  }

  var pmds: Int { max(1, (tails + 1) / max(1, perTable)) }

  func count(_ entries: Entries) -> Int {
    switch entries {
    case .pmd: pmds
    case .head, .current: 1
    case .tails: tails
    case .all: tails + 1
    }
  }

  /// Frames that one step allocates or copies for one folio.
  func frames(_ frame: Frame) -> Int {
    switch frame {
    case .headOwn, .headCopy: 1
    case .sharedTail: 0
    case .own, .fresh, .mapped: tails
    }
  }

  /// Instructions that an invalidation of the entries of `folios` folios takes.
  func instructions(_ invalidation: TLBInvalidation, folios: Int) -> Int {
    guard let entries = invalidation.entries else { return 1 }
    let all =
      entries == .pmd
      ? max(1, (folios * (tails + 1) + perTable - 1) / max(1, perTable)) : folios * count(entries)
    return invalidation.instructions(for: all)
  }
}

extension StepCounts {
  /// Adds one step, executed `times` times, each time over `folios` folios.
  fileprivate mutating func add(
    _ step: Step, times: Int, folios: Int, _ shape: FolioShape, _ flow: FrameFlow
  ) {
    switch step {
    case .allocate(let frame): framesAllocated += times * shape.frames(frame)
    case .copy(_, let frame): framesCopied += times * shape.frames(frame)
    case .populate:
      ptePages += times
      tableFillStores += times * shape.perTable
    case .set(let entries, _): entryStores += times * shape.count(entries)
    case .clearAccessFlag(let entries): accessFlagClears += times * shape.count(entries)
    case .swap(let entries, _): swaps += times * shape.count(entries)
    case .tlbi(let tlbi): self[tlbi] += times * shape.instructions(tlbi, folios: folios)
    case .barrier(let barrier): self[barrier] += times
    case .pause(let pause): self[pause] += times
    case .resume: resumes += times
    case .free:
      // What is still mapped isn't freed: a head kept in place.
      framesFreed +=
        times * ((flow.headOwnIsFree ? 1 : 0) + (flow.tailsOwnAreFree ? shape.tails : 0))
    }
  }
}
