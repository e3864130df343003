/// What a formula gives: a whole number, a real number or a truth value.
public protocol FormulaKind: Sendable {
  /// The kind as a value, for renderers.
  static var name: FormulaKindName { get }
}

/// The kinds of ``FormulaKind`` as values.
public enum FormulaKindName: String, Sendable, Hashable { case whole, real, truth }

/// A kind that can be computed with.
public protocol NumberKind: FormulaKind {}

/// Exact whole numbers from −2^63 to 2^63 − 1.
public enum Whole: NumberKind { public static var name: FormulaKindName { .whole } }
/// IEEE 754 binary64; never infinite, never NaN.
public enum Real: NumberKind { public static var name: FormulaKindName { .real } }
/// True or false.
public enum Truth: FormulaKind { public static var name: FormulaKindName { .truth } }

/// An expression that is written once, computed here, and printed as JavaScript and as SQL.
///
/// What can't be had (an input that is missing, a division by 0, an overflow) is a gap that spreads
/// through arithmetic and comparison: NULL in SQL, null in JavaScript. Nothing traps.
public struct Formula<Kind: FormulaKind>: Sendable, Hashable {
  let node: Node

  init(_ node: Node) { self.node = node }

  /// A named input or an earlier definition of the same ``FormulaSet``.
  ///
  /// - Parameter name: lower case letters, digits and underscores, as SQL and JavaScript both take it.
  public init(input name: String) { node = .input(name, Kind.name) }

  /// No value: NULL.
  public static var none: Formula { Formula(.none(Kind.name)) }

  /// `self`, or `other` where `self` is a gap: SQL's COALESCE.
  public func or(_ other: Formula) -> Formula { Formula(.fallback(node, other.node)) }
}

extension Formula: ExpressibleByIntegerLiteral where Kind: NumberKind {
  /// A constant.
  public init(integerLiteral value: Int64) {
    self.init(Kind.name == .whole ? .whole(value) : .real(Double(value)))
  }
}

extension Formula: ExpressibleByFloatLiteral where Kind == Real {
  /// A constant.
  public init(floatLiteral value: Double) { self.init(.real(value)) }
}

extension Formula where Kind == Whole {
  /// The same as a real number, rounded to nearest above 2^53.
  public var real: Formula<Real> { Formula<Real>(.toReal(node)) }
}

/// One of two formulas; a gap in the condition is a gap in the result.
public func choose<Kind>(
  if condition: Formula<Truth>, _ value: Formula<Kind>, else other: Formula<Kind>
) -> Formula<Kind> {
  Formula<Kind>(.choose(condition.node, value.node, other.node))
}
