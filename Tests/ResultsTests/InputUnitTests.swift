import Formula
import Testing
import Tradeoff

@testable import Results

/// The units of what the formulas are fed with, against what each says that it is.
@Suite struct InputUnitTests {
  @Test(arguments: TradeoffFormulas.standard.set.inputs.map { ($0.name, $0.meaning, $0.unit) })
  func `an input has the unit that its meaning says`(name: String, meaning: String, unit: Unit) {
    let expected: Unit? =
      switch true {
      case meaning.hasPrefix("price of one GiB of memory for a month"): .moneyPerGiBMonth
      case meaning.hasPrefix("price of one core for an hour"): .moneyPerCoreHour
      case meaning.contains("per hour"): .perHour
      case meaning.contains("allocated and freed per second"): .perSecond
      case meaning.contains("in ns"): .nanoseconds
      case meaning.contains("in bytes"): .bytes
      default: nil
      }
    if let expected { #expect(unit == expected, "\(name)") }
  }

  @Test func `prices are said in words`() {
    #expect(Unit.allCases.compactMap(\.priceText).count == 2)
    #expect(Unit.moneyPerGiBMonth.priceText == "USD per GiB-month")
    #expect(Unit.moneyPerCoreHour.priceText == "USD per core-hour")
  }
}
