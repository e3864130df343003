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

  /// Prices say of what, and what was published keeps its digits.
  @Test(arguments: [
    (3.09301, Unit.moneyPerGiBMonth, "$3.09/GiB-month"),
    (0.031611, .moneyPerCoreHour, "$0.0316/core-hour"),
    (0.0000052, .moneyPerCoreHour, "$0.00000520/core-hour"),
    (-2, .moneyPerGiBMonth, "-$2/GiB-month"), (12, .perHour, "12 /h"),
    (147.609, .seconds, "147.609 s"), (190, .times, "190 x"), (59.93, .times, "59.93 x"),
    (1157, .kiloloopsPerSecond, "1,157 kloops/s"),
  ])
  func `units of prices and of publications`(value: Double, unit: Unit, text: String) {
    #expect(numbers.text(value, unit) == text)
  }

  @Test func `the half-width is the larger side in percent`() throws {
    let interval = try #require(Interval(low: 90, high: 105, confidence: 0.95))
    #expect(numbers.halfWidth(interval, of: 100) == "10.0 %")
    #expect(numbers.halfWidth(interval, of: 0) == nil)
  }
}
