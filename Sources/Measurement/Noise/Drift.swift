/// Whether the machine itself got faster or slower while it measured: the same fixed work, timed
/// before and after.
public struct Drift: Sendable, Hashable {
  /// A change of the fixed work's time beyond this share is worth a notice.
  public static let threshold = 0.05

  /// Nanoseconds of the fixed work before the measurements.
  public let before: Double
  /// Nanoseconds of the fixed work after them.
  public let after: Double

  public init(before: Double, after: Double) {
    self.before = before
    self.after = after
  }

  /// after / before: 1 is no drift, above 1 slower; nil if `before` is not positive.
  public var ratio: Double? { before > 0 ? after / before : nil }

  /// Whether the machine drifted by more than `threshold`, either way.
  public var isWorthNotice: Bool {
    ratio.map { abs($0 - 1) > Drift.threshold } ?? false
  }
}
