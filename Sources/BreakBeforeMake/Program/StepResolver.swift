internal import Vmemmap

/// Turns one step into instructions on the model's entries and frames.
struct StepResolver {
  let pages: [EntryName]
  let tails: [EntryName]
  let current: EntryName?
  let phase: Int
  let number: Int
  /// The first line of the phase (of this instance of it): where a retry may go back to.
  let first: Int
  let lines: [Code.Line]

  typealias Resolved = (EntryName?, Instruction)

  func instructions(for step: Step, next: Int) throws(ProgramError) -> [Resolved] {
    switch step {
    case .allocate(let frame):
      let contents: FrameContents? = frame == .sharedTail ? .tail : nil
      return [(nil, .allocate(frames(frame), contents))]
    case .copy(let from, let to):
      return copies(from: from, to: to)
    case .populate(let permission):
      return [(.pmd, .populate(permission))]
    case .set(let entries, let mapping):
      var resolved: [Resolved] = []
      for entry in try names(entries) {
        resolved.append((entry, .store(entry, try value(mapping, entry))))
      }
      return resolved
    case .clearAccessFlag(let entries):
      return try names(entries).map { ($0, .clearAccessFlag($0)) }
    case .swap(let entries, let mapping):
      var resolved: [Resolved] = []
      for entry in try names(entries) {
        let retry = retryTarget(entry) ?? next + resolved.count
        resolved.append((entry, .swap(entry, try value(mapping, entry), retry: retry)))
      }
      return resolved
    case .tlbi(let invalidation):
      return [(nil, .tlbi(try cover(invalidation)))]
    case .barrier(let barrier): return [(nil, .barrier(barrier))]
    case .pause(let pause): return [(nil, .pause(pause))]
    case .resume: return [(nil, .resume)]
    case .free(let frame): return [(nil, .free(frames(frame)))]
    }
  }

  private func names(_ entries: Entries) throws(ProgramError) -> [EntryName] {
    guard let names = entries.names(tails: tails, current: current) else {
      throw .noCurrentEntry(phase: phase, step: number)
    }
    return names
  }

  /// The step that clears `entry`'s Access flag in this phase; the whole break is repeated from it.
  private func retryTarget(_ entry: EntryName) -> Int? {
    guard
      let clear = lines.indices.dropFirst(first).last(where: {
        lines[$0].instruction == .clearAccessFlag(entry)
      })
    else { return nil }
    // A step may clear several entries; the break is that whole step.
    let origin = lines[clear].origin
    return lines.indices.dropFirst(first).first {
      lines[$0].origin.step == origin.step && lines[$0].origin.phase == origin.phase
    }
  }

  private func value(_ mapping: Mapping, _ entry: EntryName) throws(ProgramError) -> NewValue {
    switch (mapping, entry == .pmd) {
    case (.invalid, _): return .fixed(.invalid)
    case (.table, true): return .fixed(.table)
    case (.block(let permission, let nT), true):
      return .fixed(EntryValue(target: .block, permission: permission, nT: nT))
    case (.page(let frame, let permission, let attributes), false):
      guard let name = single(frame, entry) else { return .mapped(permission, attributes) }
      return .fixed(.page(name, permission, attributes))
    default: throw .mappingDoesNotFit(entry, phase: phase, step: number)
    }
  }

  /// The frame that plays a role for one entry; nil for `.mapped`.
  private func single(_ frame: Frame, _ entry: EntryName) -> FrameName? {
    switch frame {
    case .own: .own(entry)
    case .headOwn: .headOwn
    case .headCopy: .headCopy
    case .sharedTail: .sharedTail
    case .fresh: .fresh(entry)
    case .mapped: nil
    }
  }

  /// Every frame of a role.
  private func frames(_ frame: Frame) -> [FrameName] {
    let here = current.map { $0 == .pmd ? [.head] + tails : [$0] }
    return switch frame {
    case .own: (here ?? [.head] + tails).map { .own($0) }
    case .fresh: (here ?? tails).map { .fresh($0) }
    case .headOwn: [.headOwn]
    case .headCopy: [.headCopy]
    case .sharedTail: [.sharedTail]
    case .mapped: []
    }
  }

  private func copies(from: Frame, to: Frame) -> [Resolved] {
    let targets: [EntryName]
    if to == .fresh {
      targets = current.map { $0 == .pmd ? tails : [$0] } ?? tails
    } else if to == .own || to == .mapped {
      targets = current.map { $0 == .pmd ? [.head] + tails : [$0] } ?? [.head] + tails
    } else {
      targets = [to == .sharedTail ? .tail : .head]
    }
    return targets.map { entry in
      (
        entry == .pmd ? nil : entry,
        .copy(from: reference(from, entry), to: reference(to, entry))
      )
    }
  }

  private func reference(_ frame: Frame, _ entry: EntryName) -> FrameReference {
    single(frame, entry).map { .fixed($0) } ?? .mapped(entry)
  }

  private func cover(_ invalidation: TLBInvalidation) throws(ProgramError) -> InvalidationCover {
    if let hint = invalidation.levelHint, !(0...3).contains(hint) {
      throw .levelHint(hint, phase: phase, step: number)
    }
    let broadcast = invalidation.reach == .innerShareable
    let everyPage = pages.reduce(into: EntrySet()) { $0.formUnion(EntrySet($1)) }
    var cover = InvalidationCover(
      pages: everyPage, block: true, table: true, isBroadcast: broadcast)
    switch invalidation.extent {
    case .everything: return cover
    case .address(let entries):
      let named = try names(entries)
      cover.pages = named.filter { $0 != .pmd }.reduce(into: []) { $0.formUnion(EntrySet($1)) }
      cover.isByPage = !named.contains(.pmd)
    case .range(let entries):
      let named = try names(entries)
      if !named.contains(.pmd) {
        cover.pages = named.reduce(into: []) { $0.formUnion(EntrySet($1)) }
        cover.isByPage = true
      }
    }
    if invalidation.lastLevelOnly { cover.table = false }
    // The PMD is level 2 and its PTEs level 3 (4K granule); a hint promises where the leaf is.
    if let hint = invalidation.levelHint, hint != 0 {
      if hint != 3 { cover.pages = []; cover.table = false }
      if hint != 2 { cover.block = false }
    }
    return cover
  }
}
