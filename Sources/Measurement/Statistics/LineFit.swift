/// A least-squares line: value = constant + slope · x.
public struct LineFit: Sendable, Hashable {
  /// A fitted coefficient with its interval; no interval when there are only two points.
  public struct Coefficient: Sendable, Hashable {
    public let value: Double
    public let interval: Interval?

    public init(value: Double, interval: Interval?) {
      self.value = value
      self.interval = interval
    }
  }

  public let constant: Coefficient
  public let slope: Coefficient
  /// Share of the variance explained; nil if the values do not vary.
  public let rSquared: Double?
  public let points: Int
}
