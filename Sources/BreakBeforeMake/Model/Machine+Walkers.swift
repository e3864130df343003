internal import Vmemmap

// Try-get on the head: load `_refcount`, then compare-and-swap it if it isn't zero. Anything may
// happen between the two, a pause included.
extension Machine {
  /// The ways in which a walker can go on, with what each leads to.
  func walkerMoves(_ state: ArchState) -> [(cpu: Int, action: TraceStep.Action, next: ArchState)] {
    guard setting.folioRefcount == .held, walkersRun(state) else { return [] }
    var moves: [(Int, TraceStep.Action, ArchState)] = []
    let ways = translations(of: .head, state.others)
    for index in 0..<walkerCount {
      switch state[walker: index].phase {
      case .idle:
        for way in ways {
          if let next = load(way, index, state) {
            moves.append((index + 1, .refcountLoad(way), next))
          }
        }
      case .loaded:
        for way in ways {
          let (action, next) = swap(way, index, state)
          moves.append((index + 1, action, next))
        }
      case .succeeded: break
      }
    }
    return moves
  }

  /// nil where the page shows no head: its refcount reads zero and the try-get stops.
  private func load(_ way: EntryValue, _ index: Int, _ state: ArchState) -> ArchState? {
    guard let frame = way.frame(for: .head), state.frames.contents(frame) == .head else {
      return nil
    }
    var next = state
    next[walker: index] = Walker(phase: .loaded, expected: state.frames.references(frame))
    return next
  }

  private func swap(
    _ way: EntryValue, _ index: Int, _ state: ArchState
  ) -> (TraceStep.Action, ArchState) {
    var next = state
    // The write permission is checked before the comparison (FEAT_LSE CAS, and x86's CMPXCHG).
    if way.permission == .readOnly { return (.referenceFaulted(way), next) }
    guard let frame = way.frame(for: .head),
      state.frames.contents(frame) == .head,
      state.frames.references(frame) == state[walker: index].expected
    else {
      next[walker: index] = Walker()
      return (.referenceMissed(way), next)
    }
    next.frames.addReference(walker: index, to: frame)
    next[walker: index] = Walker(phase: .succeeded)
    return (.referenceTaken(way), next)
  }

  /// What a walker's action itself shows.
  func hazard(of action: TraceStep.Action, cpu: Int, _ state: ArchState) -> Hazard? {
    guard case .referenceFaulted = action else { return nil }
    let handler: FindingKind.FaultHandler = state.pause == .onFault ? .faultHandler : .nobody
    return Hazard(kind: .walkerFault(.permission, handledBy: handler), entry: .head, cpu: cpu)
  }

  /// After the last step: references that the head's frame doesn't show.
  func lostUpdates(_ state: ArchState) -> [Hazard] {
    guard isFinished(state) else { return [] }
    let frame = mappedFrame(.head, state)
    return (0..<walkerCount).compactMap { index in
      guard state[walker: index].phase == .succeeded else { return nil }
      let taken = frame.map { state.frames.references($0) >> UInt8(index) & 1 == 1 } ?? false
      return taken ? nil : Hazard(kind: .updateLost, entry: .head, cpu: index + 1)
    }
  }
}
