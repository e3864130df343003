import Formula
import TestSupport
import Testing

/// The SQL of a set, run by real engines, against what is computed here.
@Suite(.enabled(if: !SQLEngine.installed.isEmpty, "neither DuckDB nor PostgreSQL is installed"))
struct SQLTests {
  /// Small numbers: what overflows raises an error in SQL, and formulas for SQL have to exclude it.
  @Test(arguments: SQLEngine.installed)
  func sameRows(engine: SQLEngine) throws {
    var random = RandomFormulas(
      generator: .init(seed: 20_261_125), wholes: [0, 1, -1, 7, 50, -3, 12],
      divisors: [0, 1, 2, 3, -7, 1024])
    for depth in 1...3 {
      let set = random.set(depth: depth)
      let rows = (0..<60).map { _ in random.inputs() }
      let values = rows.enumerated().map { index, row in
        "(\(index), "
          + set.inputs.map { Self.literal(row[$0.name], $0.kind) }.joined(separator: ", ")
          + ")"
      }
      let names = (["id"] + set.inputs.map(\.name)).joined(separator: ", ")
      let (steps, last) = set.sql(over: "given")
      let columns = set.definitions.map(\.name).joined(separator: ", ")
      let query =
        "WITH given (\(names)) AS (VALUES \(values.joined(separator: ",\n"))),\n"
        + steps.joined(separator: ",\n") + "\nSELECT \(columns) FROM \(last) ORDER BY id;"
      let answers = try engine.rows(query)
      #expect(answers.count == rows.count)
      let program = FormulaProgram(set)
      for (row, answer) in zip(rows, answers) {
        let here = program(row)
        for (definition, there) in zip(set.definitions, answer) {
          let name = definition.name
          switch here[name] {
          case .whole(let value): #expect(there == "\(value)", "\(name)")
          case .truth(let value):
            #expect(there?.lowercased().first == (value ? "t" : "f"), "\(name)")
          case .real(let value):
            let other = try #require(there.flatMap { Double($0) }, "\(name)")
            #expect(abs(other - value) <= 1e-9 * max(1, abs(value)), "\(name)")
          case .missing, nil: #expect(there == nil, "\(name)")
          }
        }
      }
    }
  }

  private static func literal(_ value: FormulaValue?, _ kind: FormulaKindName) -> String {
    switch value {
    case .whole(let value): "CAST(\(value) AS BIGINT)"
    case .real(let value): "CAST(\(value) AS DOUBLE PRECISION)"
    default: kind == .whole ? "CAST(NULL AS BIGINT)" : "CAST(NULL AS DOUBLE PRECISION)"
    }
  }
}
