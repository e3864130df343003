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
  public var instructions: UInt64 { steps.reduce(0) { $0 &+ $1.instructions } }
}
