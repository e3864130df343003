import HugeTLB
import TestSupport
import Testing
import Tradeoff

/// The SQL of `plan --emit sql` on an inventory, against the native calculator.
@Suite(.enabled(if: !SQLEngine.installed.isEmpty, "neither DuckDB nor PostgreSQL is installed"))
struct PlanSQLTests {
  struct Row {
    let arch: String
    let architecture: Architecture
    let page: UInt64
    let size: UInt64
    let count: UInt64
    let kernel: KernelVersion?
    let hosts: UInt64
  }

  static let rows: [Row] = Architecture.allCases.flatMap { architecture in
    ([architecture.rawValue] + architecture.aliases.prefix(1)).flatMap { name in
      architecture.basePageSizes.flatMap { page in
        architecture.hugePageSizes(page).flatMap { huge in
          [nil, (5, 13), (5, 15), (5, 18), (6, 3), (6, 4), (6, 5), (7, 1)].map {
            (kernel: (UInt32, UInt32)?) in
            Row(
              arch: name, architecture: architecture, page: page.bytes, size: huge.size.bytes,
              count: 1000, kernel: kernel.map { KernelVersion($0.0, $0.1) }, hosts: 7)
          }
        }
      }
    }
  }

  @Test(arguments: SQLEngine.installed)
  func inventory(engine: SQLEngine) throws {
    let prices = Prices(memory: FormulaInput(2, "stated"), core: FormulaInput(1, "stated"))
    let values = Self.rows.enumerated().map { index, row in
      let kernel = row.kernel.map { "\($0.major), \($0.minor)" } ?? "NULL, NULL"
      return
        "(\(index), 'h', \(row.hosts), '\(row.arch)', \(row.size), \(row.count), \(row.page), 64, \(kernel))"
    }
    let sql = PlanSQL(table: "inventory", prices: prices).text
    let query = sql.replacing(
      "SELECT * FROM worth_2\n;",
      with: """
        SELECT hvo_in_kernel, net_bytes, class_net_bytes, class_worth_per_month FROM worth_2
        JOIN inventory ON inventory.id = CAST(worth_2.host AS BIGINT) ORDER BY inventory.id;
        """
    ).replacing("host AS host, ", with: "CAST(id AS VARCHAR(20)) AS host, ")
    #expect(query != sql)
    let answers = try engine.rows(
      """
      CREATE TABLE inventory (id BIGINT, host VARCHAR(20), hosts BIGINT, arch VARCHAR(20),
        huge_page_bytes BIGINT, huge_pages BIGINT, page_bytes BIGINT, struct_page_bytes BIGINT,
        kernel_major BIGINT, kernel_minor BIGINT);
      INSERT INTO inventory VALUES \(values.joined(separator: ",\n"));
      \(query)
      """)
    #expect(answers.count == Self.rows.count)
    for (row, answer) in zip(Self.rows, answers) {
      let model = try KernelModel(
        architecture: row.architecture, page: BasePageSize(rawValue: row.page), version: row.kernel)
      let net = try PoolSavings(Pool(HugePageSize(bytes: row.size)!, count: row.count), in: model)
        .budget.net
      let has = model.support.isSupported
      #expect(answer[0] == (has ? "1" : "0"), "\(row)")
      #expect(answer[1] == "\(net)", "\(row)")
      let all = has ? net * Int64(row.hosts) : 0
      #expect(answer[2] == "\(all)", "\(row)")
      let worth = try #require(answer[3].flatMap { Double($0) })
      #expect(abs(worth - Double(all) / 1_073_741_824 * 2) < 1e-9 * max(1, abs(worth)))
    }
  }
}
