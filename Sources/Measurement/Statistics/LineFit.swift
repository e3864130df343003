/// A least-squares line: value = constant + slope · x.
public struct LineFit: Sendable, Hashable {
  /// A fitted coefficient with its interval; no interval when no point is left over to judge by.
  public struct Coefficient: Sendable, Hashable {
    public let value: Double
    public let interval: Interval?

    public init(value: Double, interval: Interval?) {
      self.value = value
      self.interval = interval
    }
  }

  /// How much each point counts.
  public enum Weighting: Sendable, Hashable {
    /// All alike: errors of one absolute size.
    case equal
    /// 1 / value²: errors in proportion to the value, as times have. Values must be positive.
    case relative
  }

  public let constant: Coefficient
  public let slope: Coefficient
  /// Share of the (weighted) variance explained; nil if the values do not vary.
  public let rSquared: Double?
  /// How many points it was made of.
  public let points: Int

  /// Fits; nil for fewer than two points, one x only, or values that are not finite.
  public init?(
    _ points: [(x: Double, value: Double)], weighting: Weighting = .equal,
    confidence: Double = 0.95
  ) {
    let weights = points.map { weighting == .equal ? 1 : 1 / ($0.value * $0.value) }
    guard
      let fit = LeastSquares(
        rows: points.map { [1, $0.x] }, values: points.map(\.value), weights: weights,
        confidence: confidence)
    else { return nil }
    constant = fit.coefficients[0]
    slope = fit.coefficients[1]
    rSquared = fit.rSquared
    self.points = points.count
  }
}
