import Foundation
import TestSupport
import Testing

/// The figures that docs/plan.md and docs/tradeoff.md work out are what arithmetic gives; the tests of
/// the commands and of the weighing hold the program to the same sums.
@Suite struct PlanningPagesTests {
  private func page(_ name: String) throws -> String {
    try String(contentsOf: repositoryRoot.appending(path: "docs/\(name)"), encoding: .utf8)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func plan() throws {
    let page = try page("plan.md")
    let db = 300_000 * 28672 - 2 * ((150_000 + 63) / 64) * 4096
    let vm = 1200 * 16_773_120 - 1200 * 8 * 4096
    let cache = 131_072 * 24576 - 131_072 / 64 * 4096
    for bytes in [db, vm, cache] { #expect(page.contains("| \(bytes) B |"), "\(bytes)") }
    let net = 120 * db + 400 * vm + 60 * cache
    #expect(page.contains("120 × \(db) + 400 × \(vm) + 60 × \(cache) = \(net) B, 8.42 TiB"))
    #expect((Double(net) / Double(1 << 40) * 100).rounded() == 842)
    #expect((Double(400 * vm) / Double(1536 << 30) * 100).rounded() == 487)
  }

  @Test func tradeoff() throws {
    let page = try page("tradeoff.md")
    let net = 262_144 * 28672 - 4096 * 4096
    let worth = Double(net) / Double(1 << 30) * 3
    let roundTrip = 500 + 700 + 2.0 * (2.0 / 100 * 1000 + 3 * 2.0 / 100 * 1000)
    let paysUpTo = worth / (0.05 * 730) * 1e9 / roundTrip
    for text in [
      "| \(net) B |", "| \((worth * 100).rounded() / 100) a month |", "| \(Int(roundTrip)) ns |",
      "| \(Int((0.01 * 1e9 / roundTrip).rounded())) pages/s |", "| \(1000 * roundTrip / 1e9) |",
      "| \((1000 * roundTrip / 1e9 * 0.05 * 730 * 1e4).rounded() / 1e4) a month |",
      "| \(Int(paysUpTo.rounded())) pages/s |",
    ] { #expect(page.contains(text), "\(text)") }
  }

  /// Every name that the page gives a column is understood.
  @Test func columns() async throws {
    let values = [
      "host": "a", "size": "2M", "count": "1", "hosts": "1", "node": "0", "memory": "64GiB",
      "arch": "x86_64", "page_size": "4K", "kernel": "6.12", "struct_page": "64", "churn": "1",
    ]
    let text = try String(
      contentsOf: repositoryRoot.appending(path: "docs/plan.md"), encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
    #expect(rows.count == values.count)
    for row in rows {
      let cells = row.split(separator: "|")
      let names = cells[0...1].joined().split(separator: "`").filter { $0.contains { $0.isLetter } }
      let field = try #require(names.first.map(String.init))
      for name in names {
        var columns = ["host": "host", "size": "size", "count": "count"]
        columns[field] = String(name)
        let keys = columns.keys.sorted()
        let header = keys.map { columns[$0]! }.joined(separator: ",")
        let line = try keys.map { try #require(values[$0]) }.joined(separator: ",")
        let run = try await Tool.shell("printf '\(header)\\n\(line)\\n' | \"$HVO\" plan -")
        #expect(run.code == 0, "\(name)")
        #expect(!run.output.contains("mean nothing"), "\(name)")
      }
    }
  }
}
