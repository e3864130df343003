internal import Measurement

/// How the rows of one group moved from one run to the other.
///
/// Two runs of the same code differ by more than either shows in itself: where the hypervisor puts
/// the CPUs of a run moves every row with peers. If most rows of a group moved, that is what the
/// runs differ by, and a single row has to stand out from it (an empirical null: Efron, JASA 2004).
struct GroupShift {
  /// Median change in percent.
  let percent: Double
  /// Usual error of a difference between these two runs, as a share of the baseline: the median of
  /// the absolute changes over 0.6745, that of a normal distribution.
  let usualError: Double

  /// With fewer rows than this a group says nothing.
  static let fewest = 5
  /// A machine's state accounts for no more than this: beyond about 3.8 times it, a change counts
  /// even if every row has it.
  static let mostError = 0.15

  /// Nil for fewer than `fewest` rows with a positive baseline.
  init?(_ pairs: [(before: Double?, after: Double?)]) {
    let changes = pairs.compactMap { before, after -> Double? in
      guard let before, let after, before > 0 else { return nil }
      return after / before - 1
    }
    guard changes.count >= Self.fewest, let median = Summary(changes),
      let size = Summary(changes.map(abs))
    else { return nil }
    percent = median.p50 * 100
    usualError = min(size.p50 / 0.6745, Self.mostError)
  }
}
