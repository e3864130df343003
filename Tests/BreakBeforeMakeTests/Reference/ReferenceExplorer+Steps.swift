import Vmemmap

@testable import BreakBeforeMake

// The remapping CPU, TLBIs, and the try-get.
extension ReferenceExplorer {
  func remap(_ state: ReferenceState) -> [ReferenceState] {
    guard !isDone(state) else { return [] }
    var next = state
    next.next += 1
    switch operations[state.next] {
    case .allocate(let role):
      for frame in frames(role) {
        next.frames[frame]?.isFree = false
        if role == .sharedTail {
          next.frames[frame]?.contents = .tail
          next.frames[frame]?.hasReference = false
        }
      }
    case .copy(let from, let to):
      copy(from, to, &next)
    case .populate(let permission):
      for entry in [EntryName.head, .tail, .neighbour] {
        store(.page(.own(entry), permission), entry, &next)
      }
    case .set(let entries, let mapping):
      let entry = Self.name(entries)
      if let value = value(mapping, entry, state) { store(value, entry, &next) }
    case .clearAccessFlag(let entries):
      let entry = Self.name(entries)
      store(state.memory(entry).with(accessFlag: false), entry, &next)
    case .swap(let entries, let mapping):
      swap(Self.name(entries), mapping, state, &next)
    case .tlbi(let invalidation):
      let everyCPU = invalidation.reach == .innerShareable
      if cpu == 0 || everyCPU {
        if setting.architecture == .x86_64 {
          next.tlb = next.tlb.filter { !removes(invalidation, $0) }
        } else {
          next.undone.append(Undone(invalidation: invalidation, isForEveryCPU: everyCPU))
        }
      }
    case .barrier(let barrier):
      return bar(barrier, next).map { [$0] } ?? []
    case .pause(let pause): next.pause = pause
    case .resume: next.pause = nil
    case .free(let role):
      for frame in frames(role) where !isMapped(frame, state) { next.frames[frame]?.isFree = true }
    }
    return [next]
  }

  private func isMapped(_ frame: FrameName, _ state: ReferenceState) -> Bool {
    [EntryName.head, .tail, .neighbour].contains { entry in
      state.memory(entry).frame(for: entry) == frame
        || state.memory(.pmd).frame(for: entry) == frame
    }
  }

  private func swap(
    _ entry: EntryName, _ mapping: Mapping, _ state: ReferenceState, _ next: inout ReferenceState
  ) {
    let now = state.memory(entry)
    if now.target == .table || (now.isLeaf && now.accessFlag) {
      next.failures += 1
      if next.failures == 16 {
        next.gaveUpAt = entry
        next.failures = 0
        next.next = operations.count
        next.pause = nil
      } else {
        next.next = retry[state.next] ?? state.next
      }
    } else {
      if let value = value(mapping, entry, state) { store(value, entry, &next) }
      next.failures = 0
    }
  }

  /// nil: the barrier still waits for a TLBI.
  private func bar(_ barrier: Barrier, _ state: ReferenceState) -> ReferenceState? {
    if setting.architecture == .x86_64 { return state }
    var next = state
    func publish() {
      for (entry, stores) in next.stores { next.stores[entry] = Array(stores.suffix(1)) }
    }
    func order() { for frame in next.frames.keys { next.frames[frame]?.isLate = false } }
    switch barrier {
    case .wmb:
      next.epoch += 1
      order()
    case .dsbIshst:
      publish()
      order()
    case .dsbIsh:
      if !state.undone.isEmpty { return nil }
      publish()
      order()
    case .dsbNshst: if cpu == 0 { publish() }
    case .dsbNsh:
      if cpu == 0 {
        if !state.undone.isEmpty { return nil }
        publish()
      }
    case .isb: break
    }
    return next
  }

  func removes(_ invalidation: TLBInvalidation, _ cached: Stamped) -> Bool {
    let named: Set<EntryName>?
    switch invalidation.extent {
    case .everything: return true
    case .range(.pmd): named = nil
    case .address(let entries), .range(let entries):
      named = entries == .all ? [.head, .tail] : [Self.name(entries)]
    }
    let hint = invalidation.levelHint ?? 0
    switch cached.value.target {
    case .invalid: return false
    case .table:
      if setting.architecture == .x86_64 { return true }
      return !invalidation.lastLevelOnly && (hint == 0 || hint == 3)
    case .block:
      if hint != 0 && hint != 2 { return false }
      return named == nil || named == [.pmd] || setting.addressInvalidatesWholeBlock
    case .page:
      if hint != 0 && hint != 3 { return false }
      return named?.contains(cached.entry) ?? true
    }
  }

  func tryGet(_ state: ReferenceState) -> [ReferenceState] {
    guard cpu == 1, places.contains(.head), setting.folioRefcount == .held, walkerRuns(state),
      !state.hasSucceeded
    else { return [] }
    return translations(.head, state).compactMap { way in
      guard let name = way.frame(for: .head), let frame = state.frames[name] else { return nil }
      var next = state
      guard let expected = state.loaded else {
        if frame.contents != .head { return nil }
        next.loaded = frame.hasReference
        return next
      }
      if way.permission == .readOnly { return nil }
      if frame.contents == .head && frame.hasReference == expected {
        next.frames[name]?.hasReference = true
        next.hasSucceeded = true
      }
      next.loaded = nil
      return next
    }
  }

  func walkerRuns(_ state: ReferenceState) -> Bool {
    state.pause == nil || state.pause == .onFault
  }

  /// What the TLB holds for an address: its pages, and blocks.
  func translations(_ place: EntryName, _ state: ReferenceState) -> [EntryValue] {
    state.tlb.filter { $0.value.isLeaf && ($0.entry == place || $0.entry == .pmd) }.map(\.value)
  }
}
