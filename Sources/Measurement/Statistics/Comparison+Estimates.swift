extension Comparison {
  /// Judges `after` against `before` without samples, by the difference of two estimates.
  ///
  /// A change is stated only if the whole interval of the difference lies beyond the tolerance.
  /// - Parameters:
  ///   - freedom: degrees of freedom of the errors: how many pairs of visits they come from.
  ///   - comparisons: how many rows are judged together. Each gets an interval so wide that all of
  ///     them hold at once with `confidence` (Bonferroni, 1936): of 300 rows at 95 % each, 15 would
  ///     differ by chance.
  ///   - tolerance: share of the baseline that is too small to matter.
  public init(
    before: MedianEstimate, after: MedianEstimate, freedom: Int, comparisons: Int,
    confidence: Double = 0.95, tolerance: Double
  ) {
    let each = 1 - (1 - confidence) / Double(max(comparisons, 1))
    let error = (before.error * before.error + after.error * after.error).squareRoot()
    let half = error * StudentT(freedom: freedom).halfWidth(confidence: each)
    let difference = after.value - before.value
    self.init(
      Change(
        before: before.value, after: after.value,
        interval: Interval(
          low: difference - half, high: difference + half, confidence: confidence)),
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
