internal import PerfCounters

/// Readings of several writes added up.
struct CounterSum {
  private var readings: [CounterReading] = []
  private(set) var writes = 0
  private var fewest: [UInt64?] = []
  private var pages: UInt64 = 0

  mutating func add(_ more: [CounterReading], pages: UInt64) {
    readings = readings.isEmpty ? more : zip(readings, more).map { $0.adding($1) }
    let values = more.map(\.outcome.value)
    fewest = fewest.isEmpty ? values : fewest.least(values)
    writes += 1
    self.pages += pages
  }

  var counters: [KernelCounter] {
    zip(readings, fewest).map {
      KernelCounter(reading: $0, writes: writes, fewest: $1, pages: pages)
    }
  }
}

extension [UInt64?] {
  /// The smaller of each two counts; nil where either wasn't counted.
  func least(_ others: [UInt64?]) -> [UInt64?] {
    zip(self, others).map { a, b in a.flatMap { a in b.map { Swift.min(a, $0) } } }
  }
}
