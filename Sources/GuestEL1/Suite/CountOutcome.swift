public import Vmemmap

/// Instructions of one direction of one protocol on one core, counted exactly.
public struct CountOutcome: Sendable, Hashable {
  public let guest: Guest
  public let remap: RemapProtocol
  public let direction: RemapProtocol.Direction
  /// Huge pages behind the counts.
  public let hugePages: Int
  public let seen: ProtocolOutcome.Seen
  public let steps: [StepCount]

  /// One step over the whole batch.
  public struct StepCount: Sendable, Hashable {
    /// From 0.
    public let phase: Int
    public let step: Int
    public let instructions: UInt64
  }

  /// Of all steps; the dispatch between them isn't in it.
  public var instructions: UInt64 { sum { _ in true } }

  /// Of the steps that change entries or order and invalidate what is cached of them: without
  /// allocating, copying and freeing frames and filling tables.
  public var mmuInstructions: UInt64 { sum(\.isOfMMU) }

  /// The step of the protocol that was counted; nil if the payload named one that isn't there.
  public func step(of count: StepCount) -> Step? {
    let phases = remap.phases(direction)
    guard phases.indices.contains(count.phase),
      phases[count.phase].steps.indices.contains(count.step)
    else { return nil }
    return phases[count.phase].steps[count.step]
  }

  private func sum(_ isCounted: (Step) -> Bool) -> UInt64 {
    steps.reduce(0) { sum, count in
      step(of: count).map(isCounted) == true ? sum &+ count.instructions : sum
    }
  }
}

extension Step {
  fileprivate var isOfMMU: Bool {
    switch self {
    case .set, .clearAccessFlag, .swap, .tlbi, .barrier, .pause, .resume: true
    case .allocate, .copy, .populate, .free: false
    }
  }
}
