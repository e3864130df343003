import Measurement

/// What every walker does, whatever it walks: accesses until told to stop, each timed.
enum WalkerLoop {
  @inline(__always)
  static func run(_ control: WalkControl, _ record: WalkerRecord, _ access: () -> Void) {
    let clock = MonotonicRawClock()
    var last = clock.now()
    var phase = control.phase
    while phase != .stop {
      access()
      let now = clock.now()
      record.note(phase, now &- last)
      last = now
      phase = control.phase
    }
  }
}
