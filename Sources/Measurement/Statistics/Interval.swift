/// A confidence interval.
public struct Interval: Sendable, Hashable {
  public let low: Double
  public let high: Double
  /// The confidence it was made for, as a fraction: 0.95.
  public let confidence: Double

  public init(low: Double, high: Double, confidence: Double) {
    self.low = low
    self.high = high
    self.confidence = confidence
  }

  /// The same around `value`, and no narrower than `least` to either side of it: a clock that goes
  /// in steps makes many samples alike, which says nothing of the time between two steps.
  public func widened(around value: Double, toAtLeast least: Double) -> Interval {
    Interval(
      low: min(low, value - least), high: max(high, value + least), confidence: confidence)
  }

  public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
