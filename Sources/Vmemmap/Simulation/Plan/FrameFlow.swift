/// Which frames the head and the tails map after each step, followed from the description.
struct FrameFlow {
  /// nil: no frame.
  private(set) var head: Frame? = .own
  private(set) var tails: Frame? = .own

  /// - Parameter current: the entries that `Entries.current` stands for in this phase.
  mutating func follow(_ step: Step, current: Entries?) {
    switch step {
    case .set(let entries, let mapping), .swap(let entries, let mapping):
      let entries = entries == .current ? current ?? .current : entries
      let after: Frame? = if case .page(let frame, _, _) = mapping { frame } else { nil }
      // `.mapped` keeps whatever it was.
      guard after != .mapped else { return }
      if entries == .head || entries == .all { head = after }
      if entries == .tails || entries == .all { tails = after }
    default: break
    }
  }

  /// Whether the head's frame of before is mapped by nothing of the folio now.
  var headOwnIsFree: Bool { head != .own && head != .headOwn && tails != .headOwn }
  /// Whether the tails' frames of before are mapped by nothing of the folio now.
  var tailsOwnAreFree: Bool { tails != .own && tails != .mapped }
}

extension Phase {
  /// What `Entries.current` stands for.
  var current: Entries? { if case .entry(let entries) = scope { entries } else { nil } }
}
