extension Comparison {
  /// Judges `after` against `before` without samples, by the difference of two estimates.
  ///
  /// A change is stated only if the whole interval of the difference lies beyond the tolerance.
  /// - Parameters:
  ///   - leastError: standard error of the difference that is known from elsewhere, such as other
  ///     rows of the same two runs; the estimates' own counts if it is larger.
  ///   - tolerance: share of the baseline that is too small to matter.
  public init(
    before: MedianEstimate, after: MedianEstimate, leastError: Double = 0,
    intervals: SimultaneousIntervals, tolerance: Double
  ) {
    let error = (before.error * before.error + after.error * after.error).squareRoot()
    let half = max(error, leastError) * intervals.halfWidth
    let difference = after.value - before.value
    self.init(
      Change(
        before: before.value, after: after.value,
        interval: Interval(
          low: difference - half, high: difference + half, confidence: intervals.confidence)),
      tolerance: tolerance)
  }

  /// The verdict that a change's interval allows.
  init(_ change: Change, tolerance: Double) {
    let margin = abs(change.before) * max(tolerance, 0)
    if change.interval.high < -margin {
      self = .faster(change)
    } else if change.interval.low > margin {
      self = .slower(change)
    } else {
      self = .noDifference(change)
    }
  }
}
