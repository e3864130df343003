/// What one read of the clock adds to a sample, from back-to-back reads.
public struct TimerOverhead: Sendable, Hashable {
  /// Shortest distance of two adjacent reads, in ns.
  public let minimum: UInt64
  /// Median distance of two adjacent reads, in ns: what is subtracted from a sample.
  public let median: UInt64
  /// How many distances were taken.
  public let reads: Int
  /// The step in which the clock goes, in ns: 10 where a counter of 100 MHz is behind it, 42 at
  /// 24 MHz; 1 where none is seen. No time is known better.
  public let grain: UInt64

  public init(minimum: UInt64, median: UInt64, reads: Int, grain: UInt64 = 1) {
    self.minimum = minimum
    self.median = median
    self.reads = reads
    self.grain = grain
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
      minimum: distances[0], median: distances[(reads - 1) / 2], reads: reads,
      grain: grain(of: distances))
  }

  /// The largest step of which all distances up to 20 times the shortest are multiples, to the
  /// nanosecond to which the clock's figures are cut.
  ///
  /// - Parameter distances: in ascending order.
  /// - Returns: 1 if no step of 4 ns or more fits, or if the distances are too alike to tell.
  static func grain(of distances: [UInt64]) -> UInt64 {
    guard let shortest = distances.first(where: { $0 > 0 }), shortest < 100_000 else { return 1 }
    let seen = Set(distances).filter { $0 > 0 && $0 / 20 <= shortest }.map { Double($0) }
    // In quarters of a nanosecond, since 1 s over a counter's rate is seldom whole.
    for quarters in stride(from: 4 * (shortest + 1), through: 16, by: -1) {
      let step = Double(quarters) / 4
      let fits = seen.allSatisfy { abs($0 - ($0 / step).rounded() * step) <= 1 }
      let multiples = Set(seen.map { ($0 / step).rounded() })
      if fits, multiples.count > 1, !multiples.contains(0) { return UInt64(step.rounded()) }
    }
    return 1
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
