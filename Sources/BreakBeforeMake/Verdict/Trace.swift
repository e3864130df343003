/// A run of the model as a value.
public struct Trace: Sendable, Hashable {
  public let title: String
  public let start: [CPUTables]
  public let steps: [TraceStep]
}

/// One action of a run and what every CPU may hold after it.
public struct TraceStep: Sendable, Hashable {
  public enum Action: Sendable, Hashable {
    /// The remapping CPU's step.
    case remap(StepReference)
    /// Its swap that failed, because hardware had set the Access flag.
    case swapFailed(StepReference, attempt: Int)
    /// A walk sets the Access flag.
    case accessFlagSet(EntryName)
    /// A walker loads the head's `_refcount` through this translation.
    case refcountLoad(EntryValue)
    /// A walker's compare-and-swap takes a reference through this translation.
    case referenceTaken(EntryValue)
    /// A walker's compare-and-swap sees another value: it starts again.
    case referenceMissed(EntryValue)
    /// A walker's compare-and-swap meets a read-only translation.
    case referenceFaulted(EntryValue)
  }

  /// The CPU that acts; nil where any may.
  public let cpu: Int?
  public let action: Action
  public let after: [CPUTables]
}

/// What one CPU's TLB and walk caches may hold, and what its walks may read.
public struct CPUTables: Sendable, Hashable {
  public struct Row: Sendable, Hashable {
    public let entry: EntryName
    /// What TLB or walk cache may hold, oldest first.
    public let held: [EntryValue]
    /// What a walk may read, oldest first.
    public let visible: [EntryValue]
  }
  public let cpu: Int
  public let rows: [Row]
}
