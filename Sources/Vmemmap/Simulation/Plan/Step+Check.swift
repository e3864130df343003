/// What the steps before have left, so far as it decides which steps make sense.
struct StepContext {
  var direction: RemapProtocol.Direction
  /// Frames allocated for each folio.
  var allocated: [Frame] = []
  /// A table waits to be put over the block.
  var populated = false
  /// Own frames were freed: nothing may fail any more.
  var freed = false
  /// A phase that splits blocks is still to come: PTEs don't exist yet.
  var beforeSplit = false
}

extension Step {
  /// Whether the simulator can give the step a meaning here: not if what it names doesn't exist in
  /// this scope or direction, not yet or no longer.
  func makesSense(in phase: Phase, _ context: StepContext) -> Bool {
    switch self {
    case .allocate(let frame):
      !context.freed && frame.isAllocatable && !context.allocated.contains(frame)
        && phase.allows(frame == .sharedTail ? .sharedTail : .frames)
    case .copy(let from, let to):
      phase.allows(.frames)
        && (to == .fresh || to == .headCopy && from != .mapped && from != .own)
        && context.allocated.contains(to) && from.exists(context.allocated)
    case .populate: context.direction == .optimize && !context.freed && phase.allows(.blocks)
    case .set(let entries, let mapping):
      phase.allows(entries) && !(context.beforeSplit && entries != .pmd)
        && entries.canHold(mapping, context, in: phase)
    case .swap(let entries, let mapping):
      entries == (phase.scope == .blockPMD ? .pmd : .current) && phase.allows(entries)
        && !context.freed && !(context.beforeSplit && entries != .pmd) && mapping != .invalid
        && entries.canHold(mapping, context, in: phase)
    case .clearAccessFlag(let entries):
      phase.allows(entries) && !(context.beforeSplit && entries != .pmd)
    case .tlbi(let invalidation):
      invalidation.entries.map { phase.canInvalidate($0) } ?? true
    case .barrier, .pause, .resume: true
    case .free(let frame):
      frame == .own && !context.freed && context.direction == .optimize && phase.allows(.frames)
        && !context.beforeSplit
    }
  }
}

/// What a step needs of its phase's scope.
private enum Need { case blocks, frames, sharedTail }

extension Phase {
  fileprivate func allows(_ need: Need) -> Bool {
    switch need {
    case .blocks: scope == .blockPMD
    case .frames: scope == .folio
    case .sharedTail: scope == .folio || scope == .batch
    }
  }

  /// Whether the entries have a meaning in this scope.
  fileprivate func allows(_ entries: Entries) -> Bool {
    switch scope {
    case .batch: false
    case .blockPMD: entries == .pmd
    case .folio: entries == .head || entries == .tails || entries == .all
    case .entry(let repeated):
      entries == .current && (repeated == .head || repeated == .tails || repeated == .all)
    }
  }
}

extension Phase {
  /// Whether a TLBI here can name the entries: outside their own scope too, where they are
  /// countable.
  fileprivate func canInvalidate(_ entries: Entries) -> Bool {
    switch scope {
    case .batch: entries != .current
    case .folio: entries == .pmd || allows(entries)
    case .blockPMD, .entry: allows(entries)
    }
  }
}

extension Frame {
  fileprivate var isAllocatable: Bool { self == .headCopy || self == .sharedTail || self == .fresh }

  fileprivate func exists(_ allocated: [Frame]) -> Bool {
    !isAllocatable || allocated.contains(self)
  }
}

extension Entries {
  fileprivate func canHold(_ mapping: Mapping, _ context: StepContext, in phase: Phase) -> Bool {
    switch mapping {
    case .invalid: true
    case .table: self == .pmd && context.populated
    case .block: self == .pmd
    case .page(let frame, _, _):
      // Fresh frames are the tails' own.
      self != .pmd && frame.exists(context.allocated)
        && (frame != .fresh || (self == .current ? phase.current == .tails : self == .tails))
    }
  }
}
