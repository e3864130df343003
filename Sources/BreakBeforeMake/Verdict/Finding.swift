/// One thing that a check found, with the shortest run that shows it.
public struct Finding: Sendable, Hashable {
  public let kind: FindingKind
  /// The entry whose address it is about; of several tails the first.
  public let entry: EntryName
  /// The CPU that is hit: 0 is the remapping one.
  public let cpu: Int
  /// The step of the protocol after which (for a walker's action: during which) it shows.
  public let step: StepReference?
  /// The shortest run to it.
  public let trace: Trace

  public var isViolation: Bool { kind.isViolation }
  public var rule: Rule? { kind.rule }

  var key: FindingKey { FindingKey(kind, at: entry) }
}
