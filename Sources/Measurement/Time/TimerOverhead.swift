/// What one read of the clock adds to a sample, from back-to-back reads.
public struct TimerOverhead: Sendable, Hashable {
  /// Shortest distance of two adjacent reads, in ns.
  public let minimum: UInt64
  /// Median distance of two adjacent reads, in ns: what is subtracted from a sample.
  public let median: UInt64
  /// How many distances were taken.
  public let reads: Int

  public init(minimum: UInt64, median: UInt64, reads: Int) {
    self.minimum = minimum
    self.median = median
    self.reads = reads
  }

  /// Measures `reads` distances of adjacent clock reads (at least one).
  public static func calibrate<C: NanosecondClock>(
    _ clock: inout C, reads: Int = 1001
  ) -> TimerOverhead {
    let reads = max(reads, 1)
    var distances = [UInt64](repeating: 0, count: reads)
    for index in 0..<reads {
      let start = clock.now()
      let end = clock.now()
      distances[index] = end >= start ? end - start : 0
    }
    distances.sort()
    return TimerOverhead(
      minimum: distances[0], median: distances[(reads - 1) / 2], reads: reads)
  }

  /// A raw sample less this overhead.
  public func net(_ raw: UInt64) -> NetTime {
    raw > median ? .nanoseconds(raw - median) : .belowFloor
  }
}

/// A sample less the timer's overhead. The raw value is always kept beside it.
public enum NetTime: Sendable, Hashable {
  case nanoseconds(UInt64)
  /// Not longer than the overhead itself: too short for this clock, and no number.
  case belowFloor
}
