import Formula
import Testing

@Suite struct FormulaTests {
  private func value<Kind>(_ formula: Formula<Kind>, _ inputs: [String: FormulaValue] = [:])
    -> FormulaValue?
  {
    var set = FormulaSet()
    for (name, value) in inputs.sorted(by: { $0.key < $1.key }) {
      if value.whole != nil { _ = set.input(name, "", of: Whole.self) }
      if value.real != nil { _ = set.input(name, "", of: Real.self) }
    }
    set.define("result", "", formula)
    return FormulaProgram(set)(inputs)["result"]
  }

  @Test func arithmeticOfWholeNumbers() {
    let (a, b) = (Formula<Whole>(input: "a"), Formula<Whole>(input: "b"))
    let inputs: [String: FormulaValue] = ["a": .whole(-7), "b": .whole(2)]
    #expect(value(a + b, inputs) == .whole(-5))
    #expect(value(a * b - 1, inputs) == .whole(-15))
    // Towards 0, as SQL's integer division has it.
    #expect(value(a / b, inputs) == .whole(-3))
    #expect(value(a % b, inputs) == .whole(-1))
    #expect(value(.least(a, b), inputs) == .whole(-7))
    #expect(value(.greatest(a, b), inputs) == .whole(2))
    #expect(value(a.real / 2, inputs) == .real(-3.5))
  }

  @Test func nothingTraps() {
    let (a, b) = (Formula<Whole>(input: "a"), Formula<Whole>(input: "b"))
    let edge: [String: FormulaValue] = ["a": .whole(.min), "b": .whole(-1)]
    #expect(value(a / b, edge) == .missing(.overflow))
    #expect(value(a % b, edge) == .whole(0))
    #expect(value(a * b, edge) == .missing(.overflow))
    #expect(value(a + b, edge) == .missing(.overflow))
    #expect(value(b - a, edge) == .whole(.max))
    #expect(value(a / 0, edge) == .missing(.divisionByZero))
    #expect(value(a % 0, edge) == .missing(.divisionByZero))
    let x = Formula<Real>(input: "x")
    #expect(value(x / 0, ["x": .real(1)]) == .missing(.divisionByZero))
    #expect(value(x * x, ["x": .real(1e300)]) == .missing(.notFinite))
    #expect(value(x, ["x": .real(.nan)]) == .missing(.notFinite))
    #expect(value(Formula<Real>(floatLiteral: .infinity)) == .missing(.notFinite))
  }

  @Test func aGapSpreadsButForTheOtherBranch() {
    let a = Formula<Whole>(input: "a")
    let gone = Formula<Whole>(input: "gone")
    #expect(value(a + gone, ["a": .whole(1)]) == .missing(.input("gone")))
    #expect(value(choose(if: a > 0, a, else: gone), ["a": .whole(1)]) == .whole(1))
    #expect(value(choose(if: gone > 0, a, else: a), ["a": .whole(1)]) == .missing(.input("gone")))
    #expect(value(gone.or(a), ["a": .whole(1)]) == .whole(1))
    #expect(value(Formula<Whole>.none) == .missing(.excluded))
    // As in SQL: false AND NULL is false, true AND NULL is NULL.
    #expect(value(a < 0 && gone > 0, ["a": .whole(1)]) == .truth(false))
    #expect(value(a > 0 && gone > 0, ["a": .whole(1)]) == .missing(.input("gone")))
    #expect(value(a > 0 || gone > 0, ["a": .whole(1)]) == .truth(true))
    #expect(value(!(gone > 0), ["a": .whole(1)]) == .missing(.input("gone")))
  }

  @Test func setsKnowTheirProblems() {
    var set = FormulaSet()
    let a: Formula<Whole> = set.input("a", "a number")
    set.define("b", "twice", a + a)
    #expect(set.problems == [])
    #expect(set.inputs(of: "b") == ["a"])
    set.define("c", "reads what comes later", Formula<Whole>(input: "d"))
    set.define("d", "", a)
    set.define("d", "", a)
    set.define("No name", "", a)
    #expect(
      set.problems == [
        "c reads d before it is defined", "d is defined twice", "No name is no name",
      ])
  }

  @Test func sharedPartsAreComputedOnceAndEqual() {
    var set = FormulaSet()
    let a: Formula<Whole> = set.input("a", "")
    let twice = set.define("twice", "", a * 2)
    set.define("four", "", twice * 2)
    set.define("other", "", a * 2 * 2)
    let results = FormulaProgram(set)(["a": .whole(3)])
    #expect(results == ["twice": .whole(6), "four": .whole(12), "other": .whole(12)])
  }
}
