import Numbers
import Testing

@testable import Report
@testable import Results

@Suite struct FigureTextTests {
  let numbers = NumberText(ascii: false)

  @Test(arguments: [
    1e-300, 1e-13, 1e16, 9.3e18, 1e300, Double.greatestFiniteMagnitude, -1e300,
    Double.leastNonzeroMagnitude,
  ])
  func `no size of number traps`(value: Double) {
    for unit in Unit.allCases { #expect(!numbers.text(value, unit).isEmpty) }
  }

  @Test func `the half-width is the larger side in percent`() throws {
    let interval = try #require(Interval(low: 90, high: 105, confidence: 0.95))
    #expect(numbers.halfWidth(interval, of: 100) == "10.0 %")
    #expect(numbers.halfWidth(interval, of: 0) == nil)
  }
}
