private import CBarriers

/// How fast the architectural counter (TSC, CNTVCT_EL0) goes, and who says so.
public struct CounterRate: Sendable, Hashable {
  /// Where a rate comes from, best first.
  public enum Source: Sendable, Hashable {
    /// CNTFRQ_EL0, or CPUID leaf 15H.
    case cpu
    /// The kernel's own conversion, as perf's mapped page tells it.
    case kernel
    /// CPUID leaf 40000010H.
    case hypervisor
    /// Counted against CLOCK_MONOTONIC_RAW; right within this share.
    case calibrated(within: Double)
  }

  /// Ticks in a second; positive.
  public let hertz: Double
  public let source: Source

  /// Nil for a rate that isn't positive and finite.
  public init?(hertz: Double, _ source: Source) {
    guard hertz > 0, hertz.isFinite else { return nil }
    self.hertz = hertz
    self.source = source
  }

  /// What the CPU or the hypervisor declares; nil if neither does.
  public static var declared: CounterRate? {
    CounterRate(hertz: Double(hvo_counter_rate_of_cpu()), .cpu)
      ?? CounterRate(hertz: Double(hvo_counter_rate_of_hypervisor()), .hypervisor)
  }

  /// Counts against the clock for so many nanoseconds. Each end is a pair of reads taken closely
  /// together, the closest of several; how close they were is how far the rate can be wrong.
  public static func calibrated(over nanoseconds: UInt64 = 20_000_000) -> CounterRate? {
    let first = closest()
    let clock = MonotonicRawClock()
    while clock.now() &- first.time < nanoseconds { hvo_spin_hint() }
    let last = closest()
    let time = Double(last.time &- first.time)
    let uncertainty = Double(first.width &+ last.width) / time
    return CounterRate(
      hertz: Double(last.ticks &- first.ticks) / time * 1e9, .calibrated(within: uncertainty))
  }

  /// The best of what can be had: declared, or else calibrated.
  public static func best(kernel: CounterRate? = nil) -> CounterRate? {
    let declared = declared
    if declared?.source == .cpu { return declared }
    return kernel ?? declared ?? calibrated()
  }

  /// Ticks as nanoseconds.
  public func nanoseconds(_ ticks: UInt64) -> Double { Double(ticks) * 1e9 / hertz }

  /// The counter between two reads of the clock, the narrowest of 32.
  private static func closest() -> (time: UInt64, ticks: UInt64, width: UInt64) {
    let clock = MonotonicRawClock()
    var best: (time: UInt64, ticks: UInt64, width: UInt64) = (0, 0, .max)
    for _ in 0..<32 {
      let before = clock.now()
      let ticks = hvo_counter()
      let after = clock.now()
      let width = after &- before
      if width < best.width { best = (before &+ width / 2, ticks, width) }
    }
    return best
  }
}
