import Measurement

/// What taking a sample costs: an operation that does nothing, many times, wall time over samples.
/// `scripts/harness-cost` sets google/benchmark's ways of timing each iteration beside it.
@main
struct Harness {
  struct Nothing: TimedOperation {
    mutating func perform() throws(OperationFailure) {}
  }

  static let samples = 200_000

  static func main() {
    var bare = NoGuard()
    report("sample, nothing watched", &bare)
    var thread = ThreadGuard()
    report("sample, thread watched", &thread)
    var clock = MonotonicRawClock()
    let overhead = TimerOverhead.calibrate(&clock)
    print(line("two clock reads of it", Double(overhead.median)))
  }

  /// The shortest of nine runs: everything that disturbs a run lengthens it.
  private static func report<G: SampleGuard & ~Copyable>(_ name: String, _ guardian: inout G) {
    var clock = MonotonicRawClock()
    var sampler = Sampler(clock: MonotonicRawClock())
    let plan = SamplingPlan(count: samples, warmUp: 0...0)
    var best = Double.infinity
    for _ in 0..<9 {
      var nothing = Nothing()
      let start = clock.now()
      let taken = sampler.sample(&nothing, guard: &guardian, plan: plan)
      let end = clock.now()
      // What sorting and marking the samples afterwards takes is no cost of a sample: taken again,
      // apart, and left out.
      let marked = taken.markingOutliers()
      let done = clock.now()
      precondition(marked.count == samples)
      best = min(best, (Double(end - start) - Double(done - end)) / Double(samples))
    }
    print(line(name, best))
  }

  private static func line(_ name: String, _ nanoseconds: Double) -> String {
    let value = "\((nanoseconds * 10).rounded() / 10) ns"
    return "hvo-bench  " + name.padded(40) + value
  }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
