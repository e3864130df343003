import Testing

@testable import Measurement

@Suite struct BootstrapTests {
  @Test func sixValuesAtLeast() {
    // 1 - 2^(1-n) >= 0.95 first at n = 6 (0.96875); for 99 % at n = 8 (0.9921875).
    #expect(Bootstrap().fewest == 6)
    #expect(Bootstrap(confidence: 0.99).fewest == 8)
    #expect(Bootstrap().median(of: [1, 2, 3, 4, 5]) == nil)
    #expect(Bootstrap().median(of: [1, 2, 3, 4, 5, 6]) != nil)
    #expect(Bootstrap().median(of: [1, 2, 3, 4, 5, .nan]) == nil)
  }

  @Test func theSeedDecides() {
    let values = (0..<101).map { Double($0 * $0 % 97) }
    let bootstrap = Bootstrap(seed: 5)
    #expect(bootstrap.median(of: values) == bootstrap.median(of: values))
    #expect(bootstrap.median(of: values) == bootstrap.median(of: values.reversed()))
  }

  @Test func equalValuesHaveAPointInterval() throws {
    let interval = try #require(Bootstrap().median(of: [4, 4, 4, 4, 4, 4, 4]))
    #expect(interval == Interval(low: 4, high: 4, confidence: 0.95))
  }

  @Test func theShortcutAgreesWithResamplingValueByValue() throws {
    // The oracle draws every value of every resample, with another generator.
    let values = (0..<41).map { Double($0) }
    var generator = SystemRandomNumberGenerator()
    let medians = (0..<20_000).map { _ in
      (0..<41).map { _ in values[Int.random(in: 0..<41, using: &generator)] }.sorted()[20]
    }.sorted()
    let drawn = try #require(Bootstrap(resamples: 20_000).median(of: values))
    // Both are Monte Carlo figures of a step function: one step of the values either way.
    #expect(abs(drawn.low - medians[499]) <= 1)
    #expect(abs(drawn.high - medians[19_499]) <= 1)
  }

  @Test func theMedianOfABigSampleFollowsTheBinomialOrderStatistics() throws {
    // For n = 10001 the bootstrap median's rank has a standard deviation of about sqrt(n)/2 = 50,
    // so the 95 % interval lies about 98 ranks either side of the middle.
    let values = (0..<10_001).map { Double($0) }
    let interval = try #require(Bootstrap(resamples: 20_000).median(of: values))
    #expect(abs(interval.low - (5000 - 98)) < 8)
    #expect(abs(interval.high - (5000 + 98)) < 8)
  }

  @Test func aDifferenceOfShiftedSamplesIsTheShift() throws {
    let before = (0..<200).map { 100 + Double($0 % 10) }
    let after = before.map { $0 + 50 }
    let interval = try #require(Bootstrap().difference(of: after, minus: before))
    #expect(interval.contains(50))
    #expect(interval.low > 45)
    #expect(interval.high < 55)
  }

  @Test func badSettingsAreReplaced() {
    #expect(Bootstrap(resamples: 0).resamples == 100)
    #expect(Bootstrap(confidence: 2).confidence == 0.95)
    #expect(Bootstrap(confidence: .nan).confidence == 0.95)
  }

  @Test func splitMixGivesItsPublishedNumbers() {
    // The reference implementation's first outputs for seed 1234567.
    var random = SplitMix64(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
    #expect(random.next() == 9_817_491_932_198_370_423)
  }

  @Test func betaHasItsMeanAndVariance() {
    var random = SplitMix64(seed: 9)
    let draws = (0..<50_000).map { _ in random.beta(3, 5) }
    let mean = draws.reduce(0, +) / 50_000
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 50_000
    // a/(a+b) and ab/((a+b)^2 (a+b+1)); five standard errors.
    #expect(abs(mean - 0.375) < 5 * (0.026_04 / 50_000).squareRoot())
    #expect(abs(variance - 15.0 / 576) < 0.002)
  }
}
