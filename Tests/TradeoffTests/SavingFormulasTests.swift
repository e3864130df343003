import Formula
import HugeTLB
import TestSupport
import Testing
import Tradeoff

/// The calculator as formulas, here and in SQL, against the native one.
@Suite struct SavingFormulasTests {
  let formulas = SavingFormulas()

  private func value(_ inputs: [String: Int64?], _ name: String) -> FormulaValue? {
    FormulaProgram(formulas.set)(inputs.compactMapValues { $0.map(FormulaValue.whole) })[name]
  }

  @Test func aSetThatMakesSense() { #expect(formulas.set.problems == []) }

  /// 262144 x 2M on 4K pages: 8 GiB of vmemmap, 7 GiB freed, 4096 tables of 4 KiB.
  @Test func theUsualPool() {
    let inputs: [String: Int64?] = [
      "huge_page_bytes": 2 << 20, "huge_pages": 262_144, "page_bytes": 4096,
      "struct_page_bytes": 64, "kernel_major": 6, "kernel_minor": 12, "table_entries": 512,
      "block_mapped": 1, "zones": 1,
    ]
    #expect(value(inputs, "vmemmap_before_bytes") == .whole(8 << 30))
    #expect(value(inputs, "vmemmap_freed_bytes") == .whole(7_516_192_768))
    #expect(value(inputs, "net_bytes") == .whole(7_516_192_768 - 4096 * 4096))
    var old = inputs
    (old["kernel_major"], old["kernel_minor"]) = (5, 15)
    #expect(value(old, "freed_per_page_bytes") == .whole(24576))
    (old["kernel_major"], old["kernel_minor"]) = (5, 13)
    #expect(value(old, "net_bytes") == .whole(0))
  }

  @Test func equalToTheCalculator() {
    var generator = SplitMix64(seed: 7)
    let program = FormulaProgram(formulas.set)
    var known = 0
    for _ in 0..<10000 {
      let row = RandomPool(&generator)
      let here = program(row.inputs.compactMapValues { $0.map(FormulaValue.whole) })
      for (name, value) in row.expected {
        #expect(here[name]?.whole == value, "\(name) of \(row.inputs)")
      }
      known += row.native == nil ? 0 : 1
    }
    // The test would be worth little if nearly all rows were nonsense.
    #expect((2500...8500).contains(known))
  }

  @Test(.enabled(if: !SQLEngine.installed.isEmpty, "neither DuckDB nor PostgreSQL is installed"))
  func sqlEqualsTheCalculator() throws {
    for engine in SQLEngine.installed { try check(engine) }
  }

  private func check(_ engine: SQLEngine) throws {
    var generator = SplitMix64(seed: 20_261_125)
    let rows = (0..<10000).map { _ in RandomPool(&generator) }
    let names = RandomPool.names
    let values = rows.enumerated().map { id, row in
      "(\(id),\(names.map { row.inputs[$0].flatMap { $0.map(Self.literal) } ?? "NULL" }.joined(separator: ",")))"
    }
    let columns = names.map { "\($0) BIGINT" }.joined(separator: ", ")
    let (steps, last) = formulas.set.sql(over: "fleet")
    let wanted = rows[0].expected.keys.sorted()
    let answers = try engine.rows(
      """
      CREATE TABLE fleet (id BIGINT, \(columns));
      INSERT INTO fleet VALUES \(values.joined(separator: ",\n"));
      WITH \(steps.joined(separator: ",\n"))
      SELECT \(wanted.joined(separator: ", ")) FROM \(last) ORDER BY id;
      """)
    #expect(answers.count == rows.count)
    for (row, answer) in zip(rows, answers) {
      let here = wanted.map { name in row.expected[name].flatMap { $0.map { "\($0)" } } }
      #expect(answer == here, "\(engine): \(row.inputs)")
    }
  }

  /// The least number has no positive twin to negate.
  private static func literal(_ value: Int64) -> String {
    value == .min ? "(-9223372036854775807 - 1)" : "\(value)"
  }
}
