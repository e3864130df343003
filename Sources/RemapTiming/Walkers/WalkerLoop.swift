import Measurement

/// What every walker does, whatever it walks: accesses until told to stop, each timed.
enum WalkerLoop {
  @inline(__always)
  static func run(_ control: WalkControl, _ record: WalkerRecord, _ access: () -> Void) {
    let clock = MonotonicRawClock()
    var watch = PreemptionWatch()
    var last = clock.now()
    var phase = control.phase
    while phase != .stop {
      access()
      let now = clock.now()
      let isLong = now &- last >= PreemptionWatch.shortest
      let lostCPU = isLong && watch.lostCPU()
      if phase == .timeline {
        if !lostCPU, let place = control.place(of: now) { record.timeline[place] &+= 1 }
      } else {
        record.note(phase, last...max(last, now), lostCPU: lostCPU)
      }
      // What asking took is no part of the next access.
      last = isLong ? clock.now() : now
      phase = control.phase
    }
  }

  /// A page below `pages`, at most 2^32, from the upper half of random bits.
  @inline(__always)
  static func page(_ bits: UInt64, of pages: Int) -> Int {
    Int(truncatingIfNeeded: ((bits &>> 32) &* UInt64(pages)) &>> 32)
  }
}
