/// A quotient kept exact until it is shown.
public struct Ratio: Sendable, Hashable {
  /// May be negative: a net loss.
  public let numerator: Int64
  /// 0 leaves the quotient undefined.
  public let denominator: UInt64

  /// `numerator / denominator`.
  public init(_ numerator: Int64, over denominator: UInt64) {
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  /// The quotient as a percentage; nil over 0.
  public var percent: Double? {
    denominator == 0 ? nil : Double(numerator) / Double(denominator) * 100
  }
}
