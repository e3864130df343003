internal import CBarriers

/// Tells whether the calling thread lost its CPU to another task since it was last asked
/// (`ru_nivcsw`). A thread that sleeps of itself, as in a page fault, didn't lose it.
struct PreemptionWatch {
  /// Two context switches take longer, in ns: what was shorter needn't be asked about.
  static let shortest: UInt64 = 2000

  private var switches = hvo_involuntary_switches()

  /// One getrusage(2), about 0.2 µs.
  mutating func lostCPU() -> Bool {
    let before = switches
    switches = hvo_involuntary_switches()
    return switches != before
  }
}
