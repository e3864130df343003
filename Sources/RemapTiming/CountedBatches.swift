public import PerfCounters

/// What counters said over some batches, which aren't the timed ones: reading takes time.
public struct CountedBatches: Sendable, Hashable {
  /// Summed over the batches, in the order of the requests.
  public private(set) var readings: [CounterReading] = []
  /// Huge pages of those batches.
  public private(set) var hugePages = 0
  /// Sections counted: one a batch.
  public private(set) var sections = 0
  /// What an empty section counts.
  public let overhead: CounterOverhead

  init(overhead: CounterOverhead) { self.overhead = overhead }

  mutating func add(_ readings: [CounterReading], hugePages: Int) {
    self.readings =
      self.readings.isEmpty ? readings : zip(self.readings, readings).map { $0.adding($1) }
    self.hugePages += hugePages
    sections += 1
  }
}

/// HVO and de-HVO, each counted by itself.
public struct CountedRounds: Sendable, Hashable {
  public internal(set) var hvo: CountedBatches
  public internal(set) var deHVO: CountedBatches

  init(overhead: CounterOverhead) {
    hvo = CountedBatches(overhead: overhead)
    deHVO = CountedBatches(overhead: overhead)
  }
}
