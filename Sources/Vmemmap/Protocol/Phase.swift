/// A run of steps and what they are repeated over.
public struct Phase: Sendable, Hashable {
  /// What the steps of a phase are repeated over, in address order.
  public enum Scope: Sendable, Hashable {
    /// Once for the whole batch.
    case batch
    /// Each vmemmap PMD of the batch that is still a block.
    case blockPMD
    /// Each folio of the batch.
    case folio
    /// Each of these entries of each folio; the steps name it `Entries.current`.
    case entry(Entries)
  }

  /// What it is for, in a few words of the field.
  public let purpose: String
  public let scope: Scope
  public let steps: [Step]

  public init(_ purpose: String, per scope: Scope, _ steps: [Step]) {
    self.purpose = purpose
    self.scope = scope
    self.steps = steps
  }
}
