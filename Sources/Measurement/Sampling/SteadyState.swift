/// Decides when a warm-up has settled: the medians of the last three windows of 16 samples lie
/// within 10 % of the smallest.
///
/// After Georges, Buytaert and Eeckhout (OOPSLA 2007), who ask it of the coefficient of variation;
/// medians are used here because one interrupt would spoil a window's variance.
public struct SteadyState: Sendable {
  static let window = 16
  static let windows = 3
  static let tolerance = 0.10

  private var current: [UInt64]
  private var medians: [UInt64] = []

  public init() {
    current = []
    current.reserveCapacity(Self.window)
  }

  /// Takes one more sample.
  public mutating func record(_ nanoseconds: UInt64) {
    current.append(nanoseconds)
    guard current.count == Self.window else { return }
    current.sort()
    medians.append(current[Summary.rank(0.5, of: current.count)])
    if medians.count > Self.windows { medians.removeFirst() }
    current.removeAll(keepingCapacity: true)
  }

  /// Whether the times have settled; nil while there are fewer than three windows to judge by.
  public var isSteady: Bool? {
    guard medians.count == Self.windows, let low = medians.min(), let high = medians.max() else {
      return nil
    }
    return Double(high - low) <= Double(low) * Self.tolerance
  }
}
