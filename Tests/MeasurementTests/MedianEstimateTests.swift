import Testing

@testable import Measurement

@Suite struct MedianEstimateTests {
  @Test func `halves in the order taken, the middle one of an odd number left out`() {
    #expect(Summary.halfMedians([1, 2, 3, 99, 30, 10, 20]) == [2, 20])
    #expect(Summary.halfMedians([1, 2, 3, 4, 5]) == nil)
    #expect(Summary.halfMedians([1, 2, 3, .nan, 5, 6]) == nil)
    #expect(Summary.halfMedians([]) == nil)
  }

  @Test func `the largest source of error counts`() throws {
    // A 95 % interval of a normal estimate is 2 × 1.96 standard errors wide.
    let interval = Interval(low: 98.04, high: 101.96, confidence: 0.95)
    let sampling = MedianEstimate(value: 100, interval: interval, halves: nil, usual: nil)
    #expect(abs(try #require(sampling).error - 1) < 0.01)
    let drifted = MedianEstimate(value: 100, interval: interval, halves: [96, 104], usual: 0.02)
    #expect(drifted?.error == 4)
    let lucky = MedianEstimate(value: 100, interval: interval, halves: [100, 100], usual: 0.02)
    #expect(lucky?.error == 2)
    #expect(MedianEstimate(value: 100, interval: nil, halves: nil, usual: nil) == nil)
    #expect(MedianEstimate(value: .nan, interval: interval, halves: nil, usual: nil) == nil)
  }

  @Test func `the usual error of normal estimates is their standard error`() throws {
    // Visits with a standard deviation of 4 %: the mean of two has 4 / √2.
    var random = SplitMix64(seed: 7)
    let rows = (0..<4000).map { _ in
      [100 * (1 + 0.04 * random.normal()), 100 * (1 + 0.04 * random.normal())]
    }
    let usual = try #require(MedianEstimate.usualError(of: rows))
    #expect(abs(usual - 0.04 / 2.squareRoot()) < 0.002)
    #expect(MedianEstimate.usualError(of: []) == nil)
    #expect(MedianEstimate.usualError(of: [[0, 0], [1], [-1, 1]]) == nil)
  }

  @Test func `an interval widens with the number of comparisons, and decides`() throws {
    let before = MedianEstimate(value: 100, error: 1)
    let after = MedianEstimate(value: 104, error: 1)
    func interval(_ comparisons: Int) throws -> Interval {
      let comparison = Comparison(
        before: before, after: after,
        intervals: SimultaneousIntervals(freedom: 1000, comparisons: comparisons), tolerance: 0)
      switch comparison {
      case .slower(let change), .noDifference(let change): return change.interval
      default: throw Unexpected()
      }
    }
    // 4 ± 1.96 · √2 and, for one of 300, 4 ± 3.76 · √2: quantiles of the normal distribution.
    #expect(abs(try interval(1).low - (4 - 1.96 * 2.squareRoot())) < 0.02)
    #expect(abs(try interval(300).high - (4 + 3.76 * 2.squareRoot())) < 0.05)
    func verdict(_ comparisons: Int, tolerance: Double) -> Bool {
      if case .slower = Comparison(
        before: before, after: after,
        intervals: SimultaneousIntervals(freedom: 1000, comparisons: comparisons),
        tolerance: tolerance)
      {
        true
      } else {
        false
      }
    }
    #expect(verdict(1, tolerance: 0))
    #expect(!verdict(1, tolerance: 0.05))
    #expect(!verdict(300, tolerance: 0))
  }

  private struct Unexpected: Error {}
}
