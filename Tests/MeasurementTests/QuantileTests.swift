import Measurement
import Testing

@Suite struct QuantileTests {
  /// Nearest rank of 1 to 1000: the value at p % is 10 p.
  @Test func theThousand() {
    let values = (1...1000).map(Double.init).reversed()
    #expect(
      Summary.quantiles(of: Array(values))
        == [1, 10, 50, 100, 250, 500, 750, 900, 950, 990, 999, 1000])
  }

  /// Three values: the first third is the first of them, and so on.
  @Test func fewValuesRepeat() {
    #expect(
      Summary.quantiles(of: [30, 10, 20]) == [10, 10, 10, 10, 10, 20, 30, 30, 30, 30, 30, 30])
  }

  @Test func nothingHasNone() {
    #expect(Summary.quantiles(of: []).isEmpty)
    #expect(Summary.quantiles(of: [1, .nan]).isEmpty)
    #expect(Summary.quantiles(of: [1], at: [-5, 500]) == [1, 1])
  }

  /// The quantiles are the summary's own where both have one.
  @Test(arguments: [1, 2, 9, 10, 99, 100, 101, 997])
  func theSummaryAgrees(count: Int) throws {
    var random = SplitMix64(seed: UInt64(count))
    let values = (0..<count).map { _ in Double(random.next() % 5000) }
    let summary = try #require(Summary(values))
    #expect(
      Summary.quantiles(of: values, at: [0, 50, 90, 99, 100])
        == [summary.minimum, summary.p50, summary.p90, summary.p99, summary.maximum])
  }
}
