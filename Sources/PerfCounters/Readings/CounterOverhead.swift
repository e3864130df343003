internal import Measurement

/// What counting itself costs.
public struct CounterOverhead: Sendable, Hashable {
  /// Nanoseconds of one `start` and `stop` together: the median of 101.
  public let nanoseconds: UInt64
  /// What each counter counts in an empty section, in the order of the requests: the median of 101;
  /// nil for one that can't be counted.
  public let counts: [UInt64?]

  /// Empty sections that the medians are of.
  public static let sections = 101

  /// The share of a count above which empty sections matter: 1 %.
  public static let noticeableShare = 0.01

  /// A count without what its sections would have counted empty, where that is a noticeable share
  /// of it; a longer section's count is left as it is.
  ///
  /// - Parameters:
  ///   - count: summed over the sections.
  ///   - empty: what one empty section counts.
  /// - Returns: the net count and what was taken off; nil if the count isn't above its floor.
  public static func net(
    _ count: UInt64, empty: UInt64, sections: Int
  ) -> (count: UInt64, takenOff: UInt64)? {
    let (floor, overflow) = empty.multipliedReportingOverflow(by: UInt64(max(sections, 0)))
    guard floor > 0, overflow || Double(floor) > Double(count) * noticeableShare else {
      return (count, 0)
    }
    return overflow || floor >= count ? nil : (count - floor, floor)
  }
}

extension CounterGroup {
  /// Measures empty sections. Results state it.
  public mutating func overhead() -> CounterOverhead {
    let clock = MonotonicRawClock()
    var times: [UInt64] = []
    var counts: [[UInt64]] = []
    for _ in 0..<CounterOverhead.sections {
      let begin = clock.now()
      start()
      let readings = stop()
      times.append(clock.now() &- begin)
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
