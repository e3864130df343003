import Measurement
import Testing

@Suite struct LatencyHistogramTests {
  private func values(seed: UInt64, count: Int) -> [UInt64] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in 1 + random.next() >> (30 + random.next() % 30) }
  }

  private func histogram(_ values: [UInt64]) -> LatencyHistogram {
    var histogram = LatencyHistogram()
    for value in values { histogram.record(value) }
    return histogram
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func mergingThreadsEqualsRecordingInOne(seed: UInt64) {
    let first = values(seed: seed, count: 500)
    let second = values(seed: seed + 100, count: 300)
    var merged = histogram(first)
    merged.merge(histogram(second))
    let whole = histogram(first + second)
    #expect(merged.count == 800)
    #expect(merged.filled.map(\.value) == whole.filled.map(\.value))
    #expect(merged.filled.map(\.count) == whole.filled.map(\.count))
  }

  @Test func quantilesAreWithinATenthOfAPercent() throws {
    let values = values(seed: 77, count: 2000)
    let histogram = histogram(values)
    let sorted = values.sorted()
    for quantile in [0.5, 0.9, 0.99] {
      let exact = Double(sorted[Int((quantile * 2000).rounded(.up)) - 1])
      let found = Double(try #require(histogram.value(at: quantile)))
      #expect(abs(found / exact - 1) <= 0.001)
    }
  }

  @Test func extremesDoNotTrap() {
    let histogram = histogram([0, 1, .max])
    #expect(histogram.count == 3)
    #expect(LatencyHistogram().value(at: 0.5) == nil)
    #expect(histogram.value(at: .infinity) != nil)
  }

  @Test func onlyTheSelectionIsTaken() {
    let samples = Samples(raw: [5, 6], marks: [[], .migrated], overhead: .none)
    #expect(LatencyHistogram(samples).count == 1)
    #expect(LatencyHistogram(samples, .all).count == 2)
  }
}
