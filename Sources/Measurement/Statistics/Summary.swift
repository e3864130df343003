/// The distribution of one measurement in a few figures.
public struct Summary: Sendable, Hashable {
  /// How many values.
  public let count: Int
  public let minimum: Double
  public let p50: Double
  public let p90: Double
  public let p99: Double
  public let maximum: Double
  public let mean: Double
  /// Sample standard deviation (n − 1); nil for fewer than two values.
  public let sigma: Double?

  /// Nil if there is no value, or one that is not finite. O(n log n).
  public init?(_ values: [Double]) {
    self.init(sorted: values.sorted())
  }

  /// As `init(_:)`, of values already in ascending order. O(n).
  public init?(sorted: [Double]) {
    guard let first = sorted.first, let last = sorted.last,
      sorted.allSatisfy(\.isFinite)
    else { return nil }
    count = sorted.count
    minimum = first
    maximum = last
    p50 = sorted[Summary.rank(0.5, of: count)]
    p90 = sorted[Summary.rank(0.9, of: count)]
    p99 = sorted[Summary.rank(0.99, of: count)]
    let mean = sorted.reduce(0, +) / Double(sorted.count)
    self.mean = mean
    sigma =
      sorted.count < 2
      ? nil
      : (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sorted.count - 1))
        .squareRoot()
  }

  /// The index of a quantile among `count` ascending values by the nearest-rank definition
  /// (type 1 of Hyndman and Fan, 1996): always a value that was measured, so that the median of
  /// two humps is never a time between them that nobody saw.
  ///
  /// - Precondition: `count > 0`.
  static func rank(_ quantile: Double, of count: Int) -> Int {
    let rank = (quantile * Double(count)).rounded(.up)
    return min(max(Int(rank) - 1, 0), count - 1)
  }
}
