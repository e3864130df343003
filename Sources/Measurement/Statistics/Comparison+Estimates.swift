extension Comparison {
  /// Judges `after` against `before` without samples, by the difference of two estimates.
  ///
  /// A change is stated only if the whole interval of the difference lies beyond the tolerance.
  /// - Parameter tolerance: share of the baseline that is too small to matter.
  public init(
    before: MedianEstimate, after: MedianEstimate, intervals: SimultaneousIntervals,
    tolerance: Double
  ) {
    let error = (before.error * before.error + after.error * after.error).squareRoot()
    let half = error * intervals.halfWidth
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
