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
      if phase == .timeline {
        if let place = control.place(of: now) { record.timeline[place] &+= 1 }
      } else {
        record.note(phase, now &- last)
      }
      last = now
      phase = control.phase
    }
  }

  /// A page below `pages`, at most 2^32, from the upper half of random bits.
  @inline(__always)
  static func page(_ bits: UInt64, of pages: Int) -> Int {
    Int(truncatingIfNeeded: ((bits &>> 32) &* UInt64(pages)) &>> 32)
  }
}
