import Testing

@testable import Measurement

@Suite struct DistinctP99Tests {
  /// By nearest rank the 99th percentile of 99 values is the 99th of them, of 100 still the 99th:
  /// only there it isn't the largest.
  @Test func fewerThanAHundredHaveNone() throws {
    func summary(_ count: Int) throws -> Summary {
      try #require(Summary((1...count).map(Double.init)))
    }
    #expect(try summary(1).distinctP99 == nil)
    #expect(try summary(99).distinctP99 == nil)
    #expect(try summary(100).distinctP99 == 99)
    #expect(try summary(200).distinctP99 == 198)
  }
}
