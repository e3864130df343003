import Formula
import TestSupport

/// Formulas and inputs from a seed.
struct RandomFormulas {
  var generator: SplitMix64
  /// The constants and inputs that whole numbers are taken from.
  let wholes: [Int64]
  /// Divisors; by 0 is always among the tries.
  let divisors: [Int64]

  /// A set with three inputs of each kind of number and a few definitions that build on each other.
  mutating func set(depth: Int) -> FormulaSet {
    var set = FormulaSet()
    var wholes: [Formula<Whole>] = (0..<3).map { set.input("w\($0)", "a whole number") }
    var reals: [Formula<Real>] = (0..<3).map { set.input("r\($0)", "a real number") }
    for index in 0..<4 {
      wholes.append(set.define("wd\(index)", "whole", whole(depth, wholes, reals)))
      reals.append(set.define("rd\(index)", "real", real(depth, wholes, reals)))
      set.define("td\(index)", "truth", truth(depth, wholes, reals))
    }
    return set
  }

  private mutating func pick(_ below: Int) -> Int { Int.random(in: 0..<below, using: &generator) }

  private mutating func whole(
    _ depth: Int, _ wholes: [Formula<Whole>], _ reals: [Formula<Real>]
  ) -> Formula<Whole> {
    guard depth > 0 else {
      return pick(3) == 0
        ? Formula(integerLiteral: self.wholes[pick(self.wholes.count)]) : wholes[pick(wholes.count)]
    }
    let a = whole(depth - 1, wholes, reals)
    switch pick(10) {
    case 0: return a + whole(depth - 1, wholes, reals)
    case 1: return a - whole(depth - 1, wholes, reals)
    case 2: return a * whole(0, wholes, reals)
    case 3: return a / Formula(integerLiteral: divisors[pick(divisors.count)])
    case 4: return a % Formula(integerLiteral: divisors[pick(divisors.count)])
    case 5: return .least(a, whole(depth - 1, wholes, reals))
    case 6: return .greatest(a, whole(depth - 1, wholes, reals))
    case 7: return a.or(whole(depth - 1, wholes, reals))
    case 8: return choose(if: truth(depth - 1, wholes, reals), a, else: .none)
    default:
      return choose(if: truth(depth - 1, wholes, reals), a, else: whole(depth - 1, wholes, reals))
    }
  }

  private mutating func real(
    _ depth: Int, _ wholes: [Formula<Whole>], _ reals: [Formula<Real>]
  ) -> Formula<Real> {
    guard depth > 0 else {
      return pick(3) == 0 ? Formula(floatLiteral: number()) : reals[pick(reals.count)]
    }
    let a = real(depth - 1, wholes, reals)
    switch pick(9) {
    case 0: return a + real(depth - 1, wholes, reals)
    case 1: return a - real(depth - 1, wholes, reals)
    case 2: return a * real(depth - 1, wholes, reals)
    case 3: return a / real(depth - 1, wholes, reals)
    case 4: return .least(a, real(depth - 1, wholes, reals))
    case 5: return .greatest(a, real(depth - 1, wholes, reals))
    case 6: return a.or(real(depth - 1, wholes, reals))
    case 7: return whole(depth - 1, wholes, reals).real
    default:
      return choose(if: truth(depth - 1, wholes, reals), a, else: real(depth - 1, wholes, reals))
    }
  }

  private mutating func truth(
    _ depth: Int, _ wholes: [Formula<Whole>], _ reals: [Formula<Real>]
  ) -> Formula<Truth> {
    let a = whole(max(0, depth - 1), wholes, reals)
    switch pick(depth > 0 ? 8 : 5) {
    case 0: return a < whole(0, wholes, reals)
    case 1: return a <= whole(0, wholes, reals)
    case 2: return a .== whole(0, wholes, reals)
    case 3: return a.isOne(of: self.wholes)
    case 4: return real(max(0, depth - 1), wholes, reals) < real(0, wholes, reals)
    case 5: return truth(depth - 1, wholes, reals) && truth(depth - 1, wholes, reals)
    case 6: return truth(depth - 1, wholes, reals) || truth(depth - 1, wholes, reals)
    default: return !truth(depth - 1, wholes, reals)
    }
  }

  private mutating func number() -> Double {
    // Halves and quarters are exact in every engine, decimal or binary.
    Double(Int.random(in: -400...400, using: &generator)) / 4
  }

  /// A value for every input; one in six is missing.
  mutating func inputs() -> [String: FormulaValue] {
    var inputs: [String: FormulaValue] = [:]
    for index in 0..<3 {
      if pick(6) > 0 { inputs["w\(index)"] = .whole(wholes[pick(wholes.count)]) }
      if pick(6) > 0 { inputs["r\(index)"] = .real(number()) }
    }
    return inputs
  }
}
