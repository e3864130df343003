/// How many samples to take, and how long that may last: whichever comes first.
public struct SamplingPlan: Sendable, Hashable {
  /// Samples that count, at least 1.
  public var count: Int
  /// Wall time for warm-up and samples together, in ns. The warm-up takes at most a quarter.
  public var budget: UInt64
  /// Samples thrown away at least, and at most while the times have not settled.
  public var warmUp: ClosedRange<Int>

  public init(count: Int, budget: UInt64 = .max, warmUp: ClosedRange<Int> = 32...512) {
    self.count = max(count, 1)
    self.budget = budget
    self.warmUp = max(warmUp.lowerBound, 0)...max(warmUp.upperBound, 0)
  }
}
