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

  public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
