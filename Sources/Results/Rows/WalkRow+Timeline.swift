extension WalkRow {
  /// The walkers' throughput through one HVO and de-HVO of a batch, an average over `rounds`.
  public struct Timeline: Sendable, Hashable, Codable {
    /// When an operation ran, in nanoseconds from the start of a round: medians.
    public struct Mark: Sendable, Hashable, Codable {
      public var operation: RemapRow.Operation
      public var from: Double
      public var to: Double
    }

    public var rounds: Int
    /// Width of each bin; the first begins with the round.
    public var binNanoseconds: Double
    /// Accesses a second of all walkers together in each bin.
    public var perSecond: [Double]
    public var marks: [Mark]
  }
}
