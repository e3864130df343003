extension Formula where Kind: NumberKind {
  private static func combine(_ by: Node.Arithmetic, _ a: Formula, _ b: Formula) -> Formula {
    Formula(.arithmetic(by, a.node, b.node, Kind.name))
  }

  public static func + (a: Formula, b: Formula) -> Formula { combine(.add, a, b) }
  public static func - (a: Formula, b: Formula) -> Formula { combine(.subtract, a, b) }
  public static func * (a: Formula, b: Formula) -> Formula { combine(.multiply, a, b) }
  /// Of whole numbers towards 0; by 0 a gap.
  public static func / (a: Formula, b: Formula) -> Formula { combine(.divide, a, b) }

  public static func < (a: Formula, b: Formula) -> Formula<Truth> { compare(.less, a, b) }
  public static func <= (a: Formula, b: Formula) -> Formula<Truth> { compare(.lessOrEqual, a, b) }
  public static func > (a: Formula, b: Formula) -> Formula<Truth> { compare(.less, b, a) }
  public static func >= (a: Formula, b: Formula) -> Formula<Truth> { compare(.lessOrEqual, b, a) }
  /// Whether two formulas give the same number: a formula, not an answer.
  public static func .== (a: Formula, b: Formula) -> Formula<Truth> { compare(.equal, a, b) }

  private static func compare(_ by: Node.Comparison, _ a: Formula, _ b: Formula) -> Formula<Truth> {
    Formula<Truth>(.compare(by, a.node, b.node))
  }

  /// The smaller one; a gap if either is.
  public static func least(_ a: Formula, _ b: Formula) -> Formula { combine(.minimum, a, b) }
  /// The larger one; a gap if either is.
  public static func greatest(_ a: Formula, _ b: Formula) -> Formula { combine(.maximum, a, b) }
}

extension Formula where Kind == Whole {
  /// What `/` leaves, with the sign of the dividend.
  public static func % (a: Formula, b: Formula) -> Formula {
    Formula(.arithmetic(.remainder, a.node, b.node, .whole))
  }

  /// The quotient of two numbers that doubles hold exactly, and that leave nothing: a power of two by
  /// another. Shorter in SQL than `/`, which is right for all.
  public func dividedExactly(by divisor: Formula) -> Formula {
    Formula(.arithmetic(.divideExactly, node, divisor.node, .whole))
  }

  /// Whether the number is in the list.
  public func isOne(of list: [Int64]) -> Formula<Truth> { Formula<Truth>(.member(node, list)) }
}

extension Formula where Kind == Truth {
  /// False as soon as one side is false.
  public static func && (a: Formula, b: Formula) -> Formula {
    Formula(.logic(.and, a.node, b.node))
  }
  /// True as soon as one side is true.
  public static func || (a: Formula, b: Formula) -> Formula { Formula(.logic(.or, a.node, b.node)) }
  public static prefix func ! (a: Formula) -> Formula { Formula(.not(a.node)) }
}
