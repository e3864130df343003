import Foundation
import TestSupport
import Testing

/// `hvo-bench plan` as a planner meets it.
@Suite struct PlanCommandTests {
  private static let fleet = repositoryRoot.appending(path: "docs/examples/fleet.csv").path

  private func plan(_ csv: String, _ arguments: [String] = []) async throws -> Tool.Run {
    let file = FileManager.default.temporaryDirectory.appending(path: "fleet-\(UUID()).csv")
    try Data(csv.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try await Tool.run(["plan", file.path] + arguments)
  }

  /// docs/plan.md derives these figures by hand.
  @Test func theExample() async throws {
    let run = try await Tool.run(["plan", Self.fleet])
    #expect(run.code == 0)
    #expect(run.errors == "")
    let lines = run.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    // The answer first.
    #expect(lines[2] == "Conclusion")
    // A db-large host: 300000 x 28672 B, less 2 x 2344 tables of 4 KiB.
    let db = 300_000 * 28672 - 2 * 2344 * 4096
    // A vm-host: 1200 x 16773120 B, less 9600 tables.
    let vm = 1200 * 16_773_120 - 9600 * 4096
    // A cache-old host keeps two pages of each eight: 131072 x 24576 B, less 2048 tables.
    let cache = 131_072 * 24576 - 2048 * 4096
    let net = 120 * db + 400 * vm + 60 * cache
    #expect(run.output.contains("(\(net) B) net on 796 hosts"))
    #expect(run.output.contains("unbatched before 6.7 (by version, not measured"))
    #expect(run.output.contains("arm64 lost HVO in 6.3"))
  }

  @Test func theSameInYAML() async throws {
    let run = try await Tool.run(
      ["plan", repositoryRoot.appending(path: "docs/examples/fleet.yaml").path, "--format", "csv"])
    #expect(run.code == 0)
    let db = 300_000 * 28672 - 2 * 2344 * 4096
    #expect(run.output.contains("plan,db-large,netBytes,\(db),B,,"))
    #expect(run.output.contains("planTotal,,netBytes,\(120 * db),B,,"))
  }

  @Test func badRowsAreNamedAndTheExitCodeSaysSo() async throws {
    let run = try await plan("host,size,count\nok,2M,1024\nbad,2M,x\n")
    #expect(run.code == 1)
    #expect(run.errors.contains(":3: count: \"x\" is no whole number of 0 or more"))
    // 16 tables of 4 KiB off.
    #expect(run.output.contains("\(29_360_128 - 16 * 4096) B"))
    let none = try await plan("host,size,count\nbad,2M,x\n")
    #expect(none.code == 64)
    let empty = try await plan("")
    #expect(empty.code == 64)
    #expect(empty.errors.contains("is empty"))
    #expect(empty.output == "")
  }

  @Test func readsStandardInput() async throws {
    let run = try await Tool.shell(
      "printf 'host,size,count\\nweb1,2M,1024\\n' | \"$HVO\" plan - --format json")
    #expect(run.code == 0)
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let total = json?["planTotal"] as? [String: Any]
    #expect(total?["netBytes"] as? Int == 29_360_128 - 16 * 4096)
  }

  @Test func hostileNamesStayText() async throws {
    let csv = "host,size,count\n\"=1+1\",2M,1\n\"a\"\"b\n<script>\",2M,1\n@x,2M,1\n"
    let flat = try await plan(csv, ["--emit", "csv"])
    #expect(flat.code == 0)
    for name in ["\r\n'=1+1,", "\r\n\"a\"\"b\n<script>\",", "\r\n'@x,"] {
      #expect(flat.output.contains(name))
    }
    let text = try await plan(csv)
    #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func whatIsTyped() async throws {
    #expect(try await Tool.run(["plan"]).code == 64)
    #expect(try await Tool.run(["plan", "/no/such/file.csv"]).errors.contains("No such file"))
    #expect(try await Tool.run(["plan", "/tmp"]).errors.contains("is a directory"))
    #expect(try await Tool.run(["plan", "--emit", "sql", "--table", "a; DROP TABLE b"]).code == 64)
    let sql = try await Tool.run(["plan", "--emit", "sql", "--table", "dc.hosts"])
    #expect(sql.code == 0)
    #expect(sql.output.contains("FROM dc.hosts"))
    let quoted = try await Tool.run(["plan", "--emit", "sql", "--table", "`my-proj.ds.inv`"])
    #expect(quoted.output.contains("FROM `my-proj.ds.inv`"))
    for name in ["my-proj.ds.inv", "``", "`a`; DROP TABLE b`", "\"a`", "`a b`"] {
      let bad = try await Tool.run(["plan", "--emit", "sql", "--table", name])
      #expect(bad.code == 64, "\(name)")
    }
  }

  @Test func aFlatTableHasEveryClass() async throws {
    let hosts = 5000 + 1500
    let csv = "host,size,count\n" + (0..<hosts).map { "h\($0),2M,64\n" }.joined()
    let flat = try await plan(csv, ["--emit", "csv"])
    #expect(flat.code == 0)
    let lines = flat.output.split(separator: "\r\n")
    #expect(lines.count == 1 + hosts)
    #expect(lines.count { $0.hasPrefix("name,") } == 1)
    #expect(lines.last?.hasPrefix("h\(hosts - 1),") == true)
    let json = try await plan(csv, ["--emit", "json-lines"])
    #expect(json.output.split(separator: "\n").count == hosts)
  }

  @Test func freedBytesAreShown() async throws {
    // 1024 x 28672 B freed, less 16 tables of 4096 B.
    let text = try await plan("host,size,count\nweb1,2M,1024\n")
    #expect(text.output.contains("= 29360128 B"))
    let flat = try await plan("host,size,count\nweb1,2M,1024\n", ["--emit", "json-lines"])
    #expect(flat.output.contains("\"vmemmapFreedBytes\":29360128"))
  }

  @Test func noUsableRowIsNoPlan() async throws {
    let run = try await plan("host,size,count\nweb1,2M,0\n \u{0},2M,1\n")
    #expect(run.code == 64)
    #expect(run.output.contains("Nothing could be planned"))
    #expect(!run.output.contains("saves nothing"))
  }

  @Test(arguments: [("5.13", "64"), ("6.12", "56")])
  func nothingToFreeIsNoHVO(kernel: String, structPage: String) async throws {
    let run = try await plan(
      "host,size,count,kernel,struct_page\na,2M,8,\(kernel),\(structPage)\n",
      ["--emit", "json-lines"])
    #expect(run.output.contains("\"isSupported\":false"))
    #expect(run.output.contains("\"protocolID\":\"none\""))
    #expect(!run.output.contains("would save"))
  }

  /// A schema is guessed from what is there, as its users do.
  @Test(.enabled(if: SQLEngine.installed.contains(.duckDB), "DuckDB isn't installed"))
  func duckDBReadsItWithoutASchema() async throws {
    for (form, reader) in [("json-lines", "read_json_auto"), ("csv", "read_csv_auto")] {
      let run = try await Tool.run(["plan", Self.fleet, "--emit", form])
      let file = FileManager.default.temporaryDirectory.appending(path: "plan-\(UUID()).\(form)")
      try Data(run.output.utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let rows = try SQLEngine.duckDB.rows(
        """
        SELECT name, hosts, netBytes, classNetBytes / hosts - netBytes, hostsWorth IS NULL, isSupported
        FROM \(reader)('\(file.path)') ORDER BY name
        """)
      #expect(rows.map(\.first) == ["arm-hpc", "arm-vm", "cache-old", "db-large", "vm-host"])
      #expect(rows[3][1] == "120")
      #expect(rows[3][2] == "\(300_000 * 28672 - 2 * 2344 * 4096)")
      #expect(rows.allSatisfy { $0[3].flatMap { Double($0) } == 0 })
      #expect(rows.map { $0[4]?.lowercased() } == ["true", "true", "false", "false", "false"])
      #expect(rows.map { $0[5]?.lowercased() } == ["false", "false", "true", "true", "true"])
    }
  }
}
