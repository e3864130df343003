/// An expression without its kind in the type.
indirect enum Node: Sendable, Hashable {
  case whole(Int64)
  /// Not finite is a gap.
  case real(Double)
  case input(String, FormulaKindName)
  case none(FormulaKindName)
  case arithmetic(Arithmetic, Node, Node, FormulaKindName)
  case compare(Comparison, Node, Node)
  /// Whether a whole number is one of a list.
  case member(Node, [Int64])
  case logic(Logic, Node, Node)
  case not(Node)
  case choose(Node, Node, Node)
  case fallback(Node, Node)
  case toReal(Node)

  enum Arithmetic: Sendable, Hashable {
    case add, subtract, multiply
    /// Of whole numbers towards 0.
    case divide
    /// What that division leaves; whole numbers only.
    case remainder
    case minimum, maximum
  }
  enum Comparison: String, Sendable, Hashable {
    case less = "<"
    case lessOrEqual = "<="
    case equal = "="
  }
  /// Three-valued, as in SQL: false and a gap is false, true or a gap is true.
  enum Logic: Sendable, Hashable { case and, or }

  /// The kind of its value.
  var kind: FormulaKindName {
    switch self {
    case .whole: .whole
    case .real, .toReal: .real
    case .input(_, let kind), .none(let kind), .arithmetic(_, _, _, let kind): kind
    case .compare, .member, .logic, .not: .truth
    case .choose(_, let value, _), .fallback(let value, _): value.kind
    }
  }

  /// What it is made of, in order.
  var operands: [Node] {
    switch self {
    case .whole, .real, .input, .none: []
    case .member(let a, _), .not(let a), .toReal(let a): [a]
    case .arithmetic(_, let a, let b, _), .compare(_, let a, let b), .logic(_, let a, let b),
      .fallback(let a, let b):
      [a, b]
    case .choose(let a, let b, let c): [a, b, c]
    }
  }

  /// The inputs it reads.
  var inputs: Set<String> {
    if case .input(let name, _) = self { return [name] }
    return operands.reduce(into: []) { $0.formUnion($1.inputs) }
  }
}
