import Measurement
import Testing

@Suite struct SummaryTests {
  @Test func tenNumbers() throws {
    let summary = try #require(Summary([7, 1, 10, 3, 2, 9, 5, 4, 8, 6]))
    #expect(summary.count == 10)
    #expect(summary.minimum == 1)
    // Nearest rank: the 5th, 9th and 10th of ten.
    #expect(summary.p50 == 5)
    #expect(summary.p90 == 9)
    #expect(summary.p99 == 10)
    #expect(summary.maximum == 10)
    #expect(summary.mean == 5.5)
    // Sum of squares about 5.5 is 82.5; over 9.
    #expect(abs(try #require(summary.sigma) - 9.166_666_666_666_666.squareRoot()) < 1e-12)
  }

  @Test func oneNumberHasNoSigma() throws {
    let summary = try #require(Summary([42]))
    #expect(summary.sigma == nil)
    #expect(summary.p50 == 42)
    #expect(summary.p99 == 42)
    #expect(summary.mean == 42)
  }

  @Test func equalNumbersHaveSigmaZero() throws {
    #expect(try #require(Summary([3, 3, 3])).sigma == 0)
  }

  @Test func nothingOrNoNumberHasNoSummary() {
    #expect(Summary([]) == nil)
    #expect(Summary([1, .nan]) == nil)
    #expect(Summary([1, .infinity]) == nil)
  }

  @Test(arguments: 1...200)
  func quantilesAreMeasuredValuesInOrder(count: Int) throws {
    var random = SplitMix64(seed: UInt64(count))
    let values = (0..<count).map { _ in Double(random.next() % 1000) }
    let summary = try #require(Summary(values))
    for quantile in [summary.p50, summary.p90, summary.p99] { #expect(values.contains(quantile)) }
    #expect(summary.minimum <= summary.p50)
    #expect(summary.p50 <= summary.p90)
    #expect(summary.p90 <= summary.p99)
    #expect(summary.p99 <= summary.maximum)
    // At least half of the values are at or below the median, and less than half below it.
    #expect(2 * values.count { $0 <= summary.p50 } >= count)
    #expect(2 * values.count { $0 < summary.p50 } < count)
  }

  @Test func aBatchIsDividedByItsOperations() throws {
    let samples = Samples(
      raw: [1000, 3000], marks: [[], []], operationsPerSample: 1000, overhead: .none)
    let summary = try #require(samples.summary())
    #expect(summary.minimum == 1)
    #expect(summary.maximum == 3)
  }
}
