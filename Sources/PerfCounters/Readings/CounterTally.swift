/// A count with the times that tell how far it can be trusted.
struct CounterTally: Hashable {
  /// Events counted.
  var value: UInt64 = 0
  /// Nanoseconds that the counter was enabled.
  var enabled: UInt64 = 0
  /// Nanoseconds that it was on the hardware.
  var running: UInt64 = 0

  /// What was counted since an earlier reading; nil if a figure went backwards, which no counter does.
  func since(_ early: CounterTally) -> CounterTally? {
    guard value >= early.value, enabled >= early.enabled, running >= early.running else {
      return nil
    }
    return CounterTally(
      value: value - early.value, enabled: enabled - early.enabled,
      running: running - early.running)
  }

  /// The sum over CPUs: each is scaled by its own times, since CPUs schedule counters apart.
  ///
  /// - Parameter hint: what may hold the hardware, if some CPU never counted.
  static func outcome(of tallies: [CounterTally], hint: String) -> CounterOutcome {
    var sum: UInt64 = 0
    var enabled = 0.0
    var running = 0.0
    for tally in tallies {
      guard let scaled = tally.scaled else {
        return tally.running == 0
          ? .neverScheduled(hint) : .unavailable("the count is too large for 64 bits")
      }
      let (next, overflow) = sum.addingReportingOverflow(scaled)
      guard !overflow else { return .unavailable("the count is too large for 64 bits") }
      sum = next
      enabled += Double(tally.enabled)
      running += Double(tally.running)
    }
    return running < enabled ? .estimated(sum, share: running / enabled) : .counted(sum)
  }

  /// value × enabled / running to the nearest, as `perf stat` scales; nil if it never ran while
  /// enabled, or if the result has more than 64 bits.
  var scaled: UInt64? {
    guard running < enabled else { return value }
    guard running > 0 else { return nil }
    let product = value.multipliedFullWidth(by: enabled)
    let (low, carry) = product.low.addingReportingOverflow(running / 2)
    let high = product.high + (carry ? 1 : 0)
    guard high < running else { return nil }
    return running.dividingFullWidth((high, low)).quotient
  }
}
