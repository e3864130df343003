internal import Measurement

/// How many rounds a phase gets: those of the plan, and after a time only as many as an interval
/// needs.
struct RoundAllowance {
  /// All that may be, the first one included.
  let rounds: Range<Int>
  private let seconds: Double
  private let started = MonotonicRawClock().now()

  /// Begins now.
  init(_ count: Int, seconds: Double) {
    rounds = 0..<max(0, count)
    self.seconds = seconds
  }

  /// Whether the round may still be done.
  func permits(_ round: Int) -> Bool {
    round <= Self.fewest || Double(MonotonicRawClock().now() &- started) / 1e9 <= seconds
  }

  /// Rounds after the first that an interval needs: done whatever the time.
  static let fewest = Bootstrap().fewest
}
