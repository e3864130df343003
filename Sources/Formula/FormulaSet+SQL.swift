extension FormulaSet {
  /// The set as common table expressions on top of a table that has the inputs as columns: ANSI SQL
  /// that BigQuery, Spark, Trino, DuckDB and PostgreSQL all take.
  ///
  /// A whole number is a BIGINT, a gap NULL. Real constants are written with an exponent, which is a
  /// double everywhere but in PostgreSQL, where it is exact. Overflow of whole numbers raises an
  /// error in most engines, so formulas meant for SQL have to exclude it first. Whole division is
  /// exact where the divisor is a power of two and the quotient below 2^53, or the dividend is.
  ///
  /// - Parameters:
  ///   - table: the table or expression before; its columns come out as well.
  ///   - prefix: of the names of the expressions.
  /// - Returns: the expressions without the word WITH, and the name of the last one.
  public func sql(over table: String, prefix: String = "step") -> (
    expressions: [String], last: String
  ) {
    var expressions: [String] = []
    var last = table
    for (index, level) in levels.enumerated() {
      let columns = level.map { "    -- \($0.meaning)\n    \(Self.query($0.node)) AS \($0.name)" }
      let name = "\(prefix)_\(index + 1)"
      expressions.append(
        "\(name) AS (\n  SELECT \(last).*,\n\(columns.joined(separator: ",\n"))\n  FROM \(last)\n)")
      last = name
    }
    return (expressions, last)
  }

  /// The definitions by depth: a column can't be read by its neighbours.
  private var levels: [[Definition]] {
    var depth: [String: Int] = [:]
    var levels: [[Definition]] = []
    for definition in definitions {
      let level = definition.node.inputs.map { depth[$0].map { $0 + 1 } ?? 0 }.max() ?? 0
      depth[definition.name] = level
      while levels.count <= level { levels.append([]) }
      levels[level].append(definition)
    }
    return levels
  }

  private static func query(_ node: Node) -> String {
    let of = node.operands.map(query)
    switch node {
    case .whole(let value): return value < 0 ? "(\(value))" : "\(value)"
    case .real(let value): return value.isFinite ? exponential(value) : "NULL"
    case .input(let name, _): return name
    case .none(let kind): return kind == .whole ? "CAST(NULL AS BIGINT)" : "NULL"
    case .arithmetic(let by, _, _, let kind):
      switch by {
      case .add: return "(\(of[0]) + \(of[1]))"
      case .subtract: return "(\(of[0]) - \(of[1]))"
      case .multiply: return "(\(of[0]) * \(of[1]))"
      case .divide where kind == .real: return "(\(of[0]) / NULLIF(\(of[1]), 0))"
      // What / does with whole numbers differs; MOD doesn't.
      case .divide:
        return
          "CAST((\(of[0]) - MOD(\(of[0]), NULLIF(\(of[1]), 0))) / NULLIF(\(of[1]), 0) AS BIGINT)"
      case .divideExactly:
        return "CAST((\(of[0]) * 1e0) / NULLIF(\(of[1]), 0) AS BIGINT)"
      case .remainder: return "MOD(\(of[0]), NULLIF(\(of[1]), 0))"
      // LEAST and GREATEST leave NULL out in some engines.
      case .minimum: return choice(if: "\(of[0]) <= \(of[1])", of[0], else: of[1])
      case .maximum: return choice(if: "\(of[0]) >= \(of[1])", of[0], else: of[1])
      }
    case .compare(let by, _, _): return "(\(of[0]) \(by.rawValue) \(of[1]))"
    case .member(_, let list):
      return "(\(of[0]) IN (\(list.map(String.init).joined(separator: ", "))))"
    case .logic(let by, _, _): return "(\(of[0]) \(by == .and ? "AND" : "OR") \(of[1]))"
    case .not: return "(NOT \(of[0]))"
    case .choose(_, _, .none): return "CASE WHEN \(of[0]) THEN \(of[1]) END"
    case .choose: return choice(if: of[0], of[1], else: of[2])
    case .fallback: return "COALESCE(\(of[0]), \(of[1]))"
    // A real factor makes the product a real number; there is no type name that all of them have.
    case .toReal: return "(\(of[0]) * 1e0)"
    }
  }

  /// NULL for a condition that is NULL; names it once, since engines put the text of a column wherever
  /// its name stands.
  private static func choice(if condition: String, _ value: String, else other: String) -> String {
    "CASE \(condition) WHEN TRUE THEN \(value) WHEN FALSE THEN \(other) END"
  }

  /// With an exponent, so that no engine takes it for a decimal of few places.
  private static func exponential(_ value: Double) -> String {
    // All digits of a whole number: PostgreSQL would take the shortest text for an exact number.
    let text = UInt64(exactly: value.magnitude).map { "\(value < 0 ? "-" : "")\($0)" } ?? "\(value)"
    let written = text.contains("e") ? text : text + "e0"
    return value < 0 ? "(\(written))" : written
  }
}
