/// A median without its samples, as a result file keeps it, and how far it can be trusted.
public struct MedianEstimate: Sendable, Hashable {
  public let value: Double
  /// Standard error, in the unit of the value.
  public let error: Double

  public init(value: Double, error: Double) {
    self.value = value
    self.error = error
  }

  /// The estimate from what is known of a median's error: the largest of its sources counts.
  ///
  /// A bootstrap interval knows only the scatter of neighbouring samples. Two visits of the same
  /// work differ by more than that, since the machine drifts in between; and a single row's two
  /// visits may agree by luck, so that the spread which is usual among rows like it counts too.
  /// - Parameters:
  ///   - interval: bootstrap interval of the median.
  ///   - halves: medians of two visits.
  ///   - usual: usual relative error of a median, from `usualError(of:)`.
  /// - Returns: nil if nothing is known.
  public init?(value: Double, interval: Interval?, halves: [Double]?, usual: Double?) {
    let sampling = interval.map {
      ($0.high - $0.low) / 2
        / SimultaneousIntervals.alone(confidence: $0.confidence).halfWidth
    }
    let drift = halves.flatMap { Self.error(ofHalves: $0) }
    let errors = [sampling, drift, usual.map { $0 * abs(value) }].compactMap(\.self)
    guard let error = errors.max(), error.isFinite, value.isFinite else { return nil }
    self.init(value: value, error: error)
  }

  /// The usual relative standard error of a median, from many rows' two visits: the median of their
  /// absolute relative errors over 0.6745, that of a normal distribution, so that a few rows that
  /// stray far decide nothing. Nil without rows.
  public static func usualError(of rows: [[Double]]) -> Double? {
    let errors = rows.compactMap { halves -> Double? in
      guard let error = error(ofHalves: halves), let first = halves.first, let last = halves.last,
        first + last > 0
      else { return nil }
      return error / ((first + last) / 2)
    }
    return Summary(errors).map { $0.p50 / 0.6745 }
  }

  /// The standard error of the mean of two values is half their distance.
  private static func error(ofHalves halves: [Double]) -> Double? {
    guard halves.count == 2 else { return nil }
    return abs(halves[0] - halves[1]) / 2
  }
}
