import Testing

@testable import Measurement

@Suite struct ModesTests {
  @Test func twoHumpsAreNamedAndTheMeanIsNot() throws {
    let values = [Double](repeating: 3.0, count: 500) + [Double](repeating: 13.4, count: 500)
    let modes = try #require(Modes(values))
    #expect(modes.low == Modes.Mode(median: 3.0, share: 0.5))
    #expect(modes.high == Modes.Mode(median: 13.4, share: 0.5))
    // Nearest rank: the median is a hump as well, not 8.2 between them.
    #expect(Summary(values)?.p50 == 3.0)
    let notice = NoiseNotice.twoModes(modes)
    #expect(notice.fact.contains("3.00 ns"))
    #expect(notice.fact.contains("13.4 ns"))
    #expect(!notice.description.contains("8.2"))
  }

  @Test func spreadHumpsAreFoundInAnyOrder() throws {
    var random = SplitMix64(seed: 3)
    let values = (0..<2000).map { index in
      (index % 4 == 0 ? 13_400.0 : 3000.0) * (1 + 0.05 * random.normal())
    }
    let modes = try #require(Modes(values))
    #expect(abs(modes.low.median - 3000) < 100)
    #expect(abs(modes.high.median - 13_400) < 400)
    #expect(abs(modes.high.share - 0.25) < 0.01)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func oneHumpIsOne(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    #expect(Modes((0..<1000).map { _ in 100 + random.unit() * 100 }) == nil)
    #expect(Modes((0..<1000).map { _ in 100 + 20 * random.normal() }) == nil)
    #expect(Modes((0..<1000).map { _ in 100 + 40 * random.gamma(shape: 1) }) == nil)
  }

  @Test func fewOutliersAreNoHump() {
    let values = [Double](repeating: 500, count: 990) + [Double](repeating: 5000, count: 10)
    #expect(Modes(values) == nil)
  }

  @Test func outliersDoNotHideTwoHumps() throws {
    let values =
      [Double](repeating: 3, count: 600) + [Double](repeating: 13.4, count: 390)
      + [Double](repeating: 2000, count: 10)
    #expect(try #require(Modes(values)).low.median == 3)
  }

  @Test func tooFewOrEqualOrBadValuesHaveNone() {
    #expect(Modes([]) == nil)
    #expect(Modes([3, 13, 3, 13]) == nil)
    #expect(Modes([Double](repeating: 7, count: 100)) == nil)
    #expect(Modes([Double](repeating: .nan, count: 100)) == nil)
    #expect(Modes([Double](repeating: 0, count: 100)) == nil)
  }
}
