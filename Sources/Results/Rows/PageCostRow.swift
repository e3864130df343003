/// What a call that changes a mapping costs whatever its size, and what each page adds: lines through
/// the medians at several page counts.
public struct PageCostRow: Sendable, Hashable, Codable {
  /// The call: "mprotect".
  public var id: String
  public var title: String
  public var peers: Int
  public var peerState: String?
  /// Page counts behind the line.
  public var points: Int
  /// The line at no page, and its slope: the whole call.
  public var perCall: Figure
  public var perPage: Figure
  /// The same of what running peers add: one flush reaching them, and each page in it. Absent
  /// without peers that must take part.
  public var perFlush: Figure
  public var perFlushedPage: Figure
  /// Share of the variance that the line of the whole call explains.
  public var explained: Figure
}

/// How the cost of a primitive grows with the CPUs that take part.
public struct ScalingRow: Sendable, Hashable, Codable {
  /// The cost at one number of CPUs.
  public struct Point: Sendable, Hashable, Codable {
    public var cpus: Int
    public var cost: Figure
  }
  /// A term of the sum and its coefficient.
  public struct Term: Sendable, Hashable, Codable {
    /// "constant", "per-cpu" (times CPUs) or "log" (times log2 of CPUs).
    public var term: String
    public var coefficient: Figure
  }

  /// The primitive: "mprotect".
  public var id: String
  public var title: String
  public var pages: Int?
  public var peerState: String
  /// How CPUs were added: "as listed", "siblings first", …
  public var order: String
  /// What was measured: medians, the initiator's CPU counted.
  public var measured: [Point]
  /// The chosen sum; empty without a fit.
  public var terms: [Term]
  /// Root mean square of the relative errors at points left out.
  public var validationError: Figure
  /// What the sum gives beyond what was measured; every figure modelled.
  public var extrapolated: [Point]
  /// Why there is no fit.
  public var failure: String?
}
