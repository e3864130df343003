internal import Glibc

/// What counting itself costs.
public struct CounterOverhead: Sendable, Hashable {
  /// Nanoseconds of one `start` and `stop` together: the median of 101.
  public let nanoseconds: UInt64
  /// What each counter counts in an empty section, in the order of the requests: the median of 101;
  /// nil for one that can't be counted.
  public let counts: [UInt64?]
}

extension CounterGroup {
  /// Measures empty sections. Results state it; nothing is subtracted.
  public mutating func overhead() -> CounterOverhead {
    var times: [UInt64] = []
    var counts: [[UInt64]] = []
    for _ in 0..<101 {
      let begin = monotonicNanoseconds()
      start()
      let readings = stop()
      times.append(monotonicNanoseconds() &- begin)
      if counts.isEmpty { counts = readings.map { _ in [] } }
      for (index, reading) in readings.enumerated() {
        if let value = reading.outcome.value { counts[index].append(value) }
      }
    }
    return CounterOverhead(nanoseconds: Self.median(times) ?? 0, counts: counts.map(Self.median))
  }

  private static func median(_ values: [UInt64]) -> UInt64? {
    values.isEmpty ? nil : values.sorted()[values.count / 2]
  }
}

private func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
