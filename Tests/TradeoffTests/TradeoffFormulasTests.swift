import Formula
import Testing
import Tradeoff

@Suite struct TradeoffFormulasTests {
  let formulas = TradeoffFormulas.standard

  @Test func aSetThatMakesSense() {
    #expect(formulas.set.problems == [])
    #expect(formulas.set.inputs.allSatisfy { $0.kind == .real && !$0.meaning.isEmpty })
    #expect(formulas.set.inputs(of: "memory_worth") == ["net_bytes", "memory_price"])
  }

  @Test func withoutInputsNothingIsKnown() {
    let results = formulas.program([String: FormulaValue]())
    #expect(results.values.allSatisfy { $0.real == nil })
    #expect(results["turn_on"]?.gap != nil)
    #expect(results["net_worth"]?.gap?.description.hasSuffix("isn't known") == true)
  }
}
