extension FormulaSet {
  /// The set as a JavaScript function of one object with the inputs, that gives one object with the
  /// results; ECMAScript 2020, no global but the function.
  ///
  /// A whole number is a BigInt, a real one a Number, a gap null; an input that is absent is null.
  /// The operations are the same in the same order as here, so that the results are equal to the bit.
  public func javaScript(functionName: String) -> String {
    var lines = ["function \(functionName)(given) {"]
    lines += Self.helpers.map { "  " + $0 }
    for input in inputs {
      lines.append("  // \(input.meaning)")
      lines.append(
        "  const \(input.name) = \(input.kind == .real ? "real" : "same")(given.\(input.name) ?? null);"
      )
    }
    for definition in definitions {
      lines.append("  // \(definition.meaning)")
      lines.append("  const \(definition.name) = \(Self.script(definition.node));")
    }
    lines.append("  return { \(definitions.map(\.name).joined(separator: ", ")) };")
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  private static let helpers = [
    "const same = a => a;",
    "const real = a => a === null || !Number.isFinite(a) ? null : a;",
    "const whole = a => a === null || BigInt.asIntN(64, a) !== a ? null : a;",
    "const both = (a, b, f) => a === null || b === null ? null : f(a, b);",
    "const and = (a, b) => a === false || b === false ? false : both(a, b, () => true);",
    "const or = (a, b) => a === true || b === true ? true : both(a, b, () => false);",
    "const not = a => a === null ? null : !a;",
    "const pick = (c, a, b) => c === null ? null : c ? a : b;",
    "const member = (a, list) => a === null ? null : list.includes(a);",
    "const number = a => a === null ? null : Number(a);",
  ]

  private static func script(_ node: Node) -> String {
    let of = node.operands.map(script)
    switch node {
    case .whole(let value): return value < 0 ? "(\(value)n)" : "\(value)n"
    case .real(let value): return value.isFinite ? (value < 0 ? "(\(value))" : "\(value)") : "null"
    case .input(let name, _): return name
    case .none: return "null"
    case .arithmetic(let by, _, _, let kind):
      let zero = kind == .whole ? "0n" : "0"
      let body =
        switch by {
        case .add: "a + b"
        case .subtract: "a - b"
        case .multiply: "a * b"
        case .divide, .divideExactly: "b === \(zero) ? null : a / b"
        case .remainder: "b === \(zero) ? null : a % b"
        case .minimum: "a <= b ? a : b"
        case .maximum: "a >= b ? a : b"
        }
      return "\(kind.rawValue)(both(\(of[0]), \(of[1]), (a, b) => \(body)))"
    case .compare(let by, _, _):
      let sign = by == .equal ? "===" : by.rawValue
      return "both(\(of[0]), \(of[1]), (a, b) => a \(sign) b)"
    case .member(_, let list):
      return "member(\(of[0]), [\(list.map { "\($0)n" }.joined(separator: ", "))])"
    case .logic(let by, _, _): return "\(by == .and ? "and" : "or")(\(of[0]), \(of[1]))"
    case .not: return "not(\(of[0]))"
    case .choose: return "pick(\(of[0]), \(of[1]), \(of[2]))"
    case .fallback: return "(\(of[0]) ?? \(of[1]))"
    case .toReal: return "number(\(of[0]))"
    }
  }
}
