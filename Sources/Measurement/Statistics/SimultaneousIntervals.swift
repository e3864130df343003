/// How wide intervals must be for all of many comparisons to hold at once (Bonferroni, 1936): of
/// 300 rows at 95 % each, 15 would differ by chance.
public struct SimultaneousIntervals: Sendable, Hashable {
  /// Confidence of all together.
  public let confidence: Double
  /// Half of each interval in standard errors.
  public let halfWidth: Double

  /// - Parameters:
  ///   - freedom: degrees of freedom of the errors: how many pairs of visits they come from.
  ///   - comparisons: how many rows are judged together.
  public init(freedom: Int, comparisons: Int, confidence: Double = 0.95) {
    self.confidence = confidence
    halfWidth = StudentT(freedom: freedom)
      .halfWidth(confidence: 1 - (1 - confidence) / Double(max(comparisons, 1)))
  }

  /// One interval alone with a known error: 1.96 standard errors at 95 %.
  static let usual = SimultaneousIntervals(freedom: .max, comparisons: 1)

  static func alone(confidence: Double) -> SimultaneousIntervals {
    confidence == usual.confidence
      ? usual : SimultaneousIntervals(freedom: .max, comparisons: 1, confidence: confidence)
  }
}
