internal import Measurement

extension Interval {
  /// The same interval in the schema's type.
  init?(_ interval: Measurement.Interval) {
    self.init(low: interval.low, high: interval.high, confidence: interval.confidence)
  }
}

extension Measurement.Interval {
  /// The same interval as measurements have it.
  init(_ interval: Results.Interval) {
    self.init(low: interval.low, high: interval.high, confidence: interval.confidence)
  }
}
