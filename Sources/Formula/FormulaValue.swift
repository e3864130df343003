/// What a formula gives, or why it gives nothing.
public enum FormulaValue: Sendable, Hashable {
  case whole(Int64)
  case real(Double)
  case truth(Bool)
  case missing(Gap)

  /// Why there is no value.
  public enum Gap: Sendable, Hashable, CustomStringConvertible {
    /// An input that wasn't given.
    case input(String)
    /// A whole number outside 64 bits.
    case overflow
    case divisionByZero
    /// A real number beyond the largest.
    case notFinite
    /// The formula itself says so: the inputs make no sense together.
    case excluded

    public var description: String {
      switch self {
      case .input(let name): "\(name) isn't known"
      case .overflow: "above 2^63 - 1"
      case .divisionByZero: "a division by 0"
      case .notFinite: "beyond the largest number"
      case .excluded: "the inputs make no sense together"
      }
    }
  }

  /// The real number; nil for anything else.
  public var real: Double? { if case .real(let value) = self { value } else { nil } }
  /// The whole number; nil for anything else.
  public var whole: Int64? { if case .whole(let value) = self { value } else { nil } }
  /// The truth value; nil for anything else.
  public var truth: Bool? { if case .truth(let value) = self { value } else { nil } }
  /// Why there is none; nil if there is a value.
  public var gap: Gap? { if case .missing(let gap) = self { gap } else { nil } }
}

extension FormulaValue {
  static func checked(_ value: Double) -> FormulaValue {
    value.isFinite ? .real(value) : .missing(.notFinite)
  }

  static func checked(_ result: (partialValue: Int64, overflow: Bool)) -> FormulaValue {
    result.overflow ? .missing(.overflow) : .whole(result.partialValue)
  }

  static func apply(_ by: Node.Arithmetic, _ a: FormulaValue, _ b: FormulaValue) -> FormulaValue {
    switch (a, b) {
    case (.real(let a), .real(let b)):
      switch by {
      case .add: return checked(a + b)
      case .subtract: return checked(a - b)
      case .multiply: return checked(a * b)
      case .divide: return b == 0 ? .missing(.divisionByZero) : checked(a / b)
      case .remainder: return .missing(.excluded)
      case .minimum: return .real(a <= b ? a : b)
      case .maximum: return .real(a >= b ? a : b)
      }
    case (.whole(let a), .whole(let b)):
      switch by {
      case .add: return checked(a.addingReportingOverflow(b))
      case .subtract: return checked(a.subtractingReportingOverflow(b))
      case .multiply: return checked(a.multipliedReportingOverflow(by: b))
      case .divide:
        return b == 0 ? .missing(.divisionByZero) : checked(a.dividedReportingOverflow(by: b))
      case .remainder:
        // Int64.min % -1 overflows in hardware only.
        return b == 0 ? .missing(.divisionByZero) : .whole(b == -1 ? 0 : a % b)
      case .minimum: return .whole(min(a, b))
      case .maximum: return .whole(max(a, b))
      }
    case (.missing(let gap), _), (_, .missing(let gap)): return .missing(gap)
    default: return .missing(.excluded)
    }
  }

  static func apply(_ by: Node.Comparison, _ a: FormulaValue, _ b: FormulaValue) -> FormulaValue {
    func compare<Number: Comparable>(_ a: Number, _ b: Number) -> FormulaValue {
      switch by {
      case .less: .truth(a < b)
      case .lessOrEqual: .truth(a <= b)
      case .equal: .truth(a == b)
      }
    }
    switch (a, b) {
    case (.real(let a), .real(let b)): return compare(a, b)
    case (.whole(let a), .whole(let b)): return compare(a, b)
    case (.missing(let gap), _), (_, .missing(let gap)): return .missing(gap)
    default: return .missing(.excluded)
    }
  }

  static func apply(_ by: Node.Logic, _ a: FormulaValue, _ b: FormulaValue) -> FormulaValue {
    let decisive = by == .or
    if a.truth == decisive || b.truth == decisive { return .truth(decisive) }
    if let gap = a.gap ?? b.gap { return .missing(gap) }
    return .truth(!decisive)
  }
}
