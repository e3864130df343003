extension Plan {
  /// - Parameter memory: gets what the plan points to and what has to outlive it.
  /// - Throws: `.notRepresentable` or `.misplaced`, with the first offender.
  init<Format: DescriptorFormat>(
    _ protocol: RemapProtocol, _ direction: RemapProtocol.Direction, _ format: Format.Type,
    _ memory: inout Memory?
  ) throws(RemapShortfall) {
    let phases = `protocol`.phases(direction)
    let splitEnd = (phases.lastIndex { $0.scope == .blockPMD } ?? -1) + 1
    var flow = FrameFlow()
    var context = StepContext(direction: direction)
    var sections: [Section] = []
    var lists: [FixedList<Operation>] = []
    for (index, phase) in phases.enumerated() {
      context.beforeSplit = index < splitEnd
      context.populated = false
      let before = context.allocated
      var operations: [Operation] = []
      for (number, step) in phase.steps.enumerated() {
        guard step.makesSense(in: phase, context) else {
          throw .misplaced(step, phase: index, index: number)
        }
        flow.follow(step, current: phase.current)
        context.follow(step)
        operations.append(try Operation(step, flow, format))
        operations.joinLastTwo()
      }
      let list = FixedList(operations)
      lists.append(list)
      sections.append(
        Section(
          phase.scope, list.values, allocatedBefore: before, later: phases[(index + 1)...]))
    }
    self.direction = direction
    batching = `protocol`.batching
    start = `protocol`.start
    self.splitEnd = splitEnd
    movesTails = flow.tailsOwnAreFree
    let firstChange = sections.firstIndex { $0.operations.contains { $0.changesState } }
    let failsLate = sections.enumerated().contains { index, section in
      !section.allocatesFirst
        || index > firstChange ?? index && section.operations.contains { $0.mayFail }
    }
    needsOwn =
      direction == .optimize || failsLate
      || phases.contains { $0.names(.own) || $0.names(.headOwn) }
    keepsRows = sections.allSatisfy { if case .entry = $0.scope { false } else { true } }
    templates = Templates(format)
    let kept = FixedList(sections)
    self.sections = kept.values
    memory = Memory(sections: kept, operations: lists)
  }
}

extension [Operation] {
  /// Head and tails stored one after the other from one frame are stored in one loop over folios.
  fileprivate mutating func joinLastTwo() {
    guard count > 1, case .set(.head, .page(let frame, let head)) = self[count - 2],
      case .set(.tails, .page(frame, let tails)) = self[count - 1],
      frame == .headCopy || frame == .headOwn
    else { return }
    removeLast(2)
    append(.setFolio(frame, head: head, tails: tails))
  }
}

extension StepContext {
  fileprivate mutating func follow(_ step: Step) {
    switch step {
    case .allocate(let frame): allocated.append(frame)
    case .populate: populated = true
    case .free: freed = true
    default: break
    }
  }
}

extension Plan.Section {
  fileprivate init(
    _ scope: Phase.Scope, _ operations: UnsafeBufferPointer<Operation>,
    allocatedBefore: [Frame], later: ArraySlice<Phase>
  ) {
    self.scope = scope
    self.operations = operations
    let change = operations.firstIndex { $0.changesState } ?? operations.endIndex
    allocatesFirst = !operations[change...].contains { $0.allocates }
    isChunked = allocatesFirst && !operations.contains { $0.isMaintenance }
    isOnePass = operations.count { $0.walksEntries } <= 1
    self.allocatedBefore = FrameSet(allocatedBefore)
    ownUnneededAfter = !later.contains { $0.names(.own) || $0.mayFail }
  }
}

extension Operation {
  fileprivate init<Format: DescriptorFormat>(
    _ step: Step, _ flow: FrameFlow, _ format: Format.Type
  ) throws(RemapShortfall) {
    switch step {
    case .allocate(let frame): self = .allocate(frame)
    case .copy(let from, let to): self = .copy(from: from, to: to)
    case .populate(let permission):
      self = .populate(try Self.template(.page(.own, permission), format))
    case .set(let entries, let mapping): self = .set(entries, try Target(mapping, format))
    case .clearAccessFlag(let entries): self = .clearAccessFlag(entries)
    case .swap(let entries, let mapping): self = .swap(entries, try Target(mapping, format))
    case .tlbi(let invalidation): self = .tlbi(invalidation)
    case .barrier(let barrier): self = .barrier(barrier)
    case .pause(let pause): self = .pause(pause)
    case .resume: self = .resume
    case .free: self = .freeOwn(head: flow.headOwnIsFree, tails: flow.tailsOwnAreFree)
    }
  }

  fileprivate static func template<Format: DescriptorFormat>(
    _ mapping: Mapping, _: Format.Type
  ) throws(RemapShortfall) -> UInt64 {
    guard let template = Format.template(for: mapping) else { throw .notRepresentable(mapping) }
    return template
  }
}

extension Operation.Target {
  fileprivate init<Format: DescriptorFormat>(
    _ mapping: Mapping, _ format: Format.Type
  ) throws(RemapShortfall) {
    let template = try Operation.template(mapping, format)
    switch mapping {
    case .invalid: self = .constant(template)
    case .table: self = .table(template)
    case .block: self = .block(template)
    case .page(let frame, _, _): self = .page(frame, template)
    }
  }
}

extension Phase {
  /// Whether a step may fail, so that folios are put back to their own frames.
  fileprivate var mayFail: Bool {
    steps.contains {
      switch $0 {
      case .allocate, .populate, .swap: true
      default: false
      }
    }
  }

  /// Whether a step maps or copies the frames of this role.
  func names(_ frame: Frame) -> Bool {
    steps.contains {
      switch $0 {
      case .set(_, .page(frame, _, _)), .swap(_, .page(frame, _, _)): true
      case .copy(let from, let to): from == frame || to == frame
      default: false
      }
    }
  }
}
