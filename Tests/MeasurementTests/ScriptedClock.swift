import Measurement

/// A clock that advances by the next step of a script at each read, and by the last one after that.
struct ScriptedClock: NanosecondClock {
  var time: UInt64 = 1_000
  var steps: [UInt64]
  var reads = 0

  init(steps: [UInt64]) { self.steps = steps }

  mutating func now() -> UInt64 {
    let step = steps.isEmpty ? 0 : steps[min(reads, steps.count - 1)]
    reads += 1
    time &+= step
    return time
  }
}

/// A clock that each operation moves by hand: reads take no time.
final class HandClock {
  var time: UInt64 = 0
}

struct HandClockReader: NanosecondClock {
  let clock: HandClock
  mutating func now() -> UInt64 { clock.time }
}

extension TimerOverhead {
  static let none = TimerOverhead(minimum: 0, median: 0, reads: 1)
}

extension Samples {
  /// Unmarked samples.
  init(_ raw: [UInt64]) {
    self.init(raw: raw, marks: raw.map { _ in [] }, overhead: .none)
  }
}
