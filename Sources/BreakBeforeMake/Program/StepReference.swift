public import Vmemmap

/// Where in a program an instruction came from.
public struct StepReference: Sendable, Hashable {
  /// Index of the phase, from 0.
  public let phase: Int
  /// Index of the step in its phase, from 0.
  public let step: Int
  /// The phase's purpose.
  public let purpose: String
  public let action: Step
  /// The one entry that this instance is at, where a step touches several in turn.
  public let entry: EntryName?
}
