import Testing

@testable import Results

/// "-" is for a column that doesn't apply to its row; what couldn't be had says why.
@Suite struct MissingCellTests {
  private func cell<Row: ResultRow>(_ row: Row, _ id: String) -> Cell? {
    Row.columns.first { $0.id == id }?.cell(row)
  }

  private var plan: PlanRow {
    let count = Figure(1, .count, .derived(from: "the file"))
    return PlanRow(
      name: "web", hosts: 1, architecture: "x86_64", basePageBytes: 4096, structPageBytes: 64,
      kernel: nil, isSupported: true, support: "yes", pools: [], memoryBytes: nil, poolBytes: 0,
      vmemmapBeforeBytes: 0, vmemmapAfterBytes: 0, vmemmapFreedBytes: nil, spentBytes: 0,
      restBeforeBytes: nil, restAfterBytes: nil, netBytes: 0, classNetBytes: 0, worth: count,
      hostsWorth: .absent(.count, reason: "no memory is stated"), churn: count, cpuCores: nil,
      protocolID: nil, protocolReason: "none", notes: [])
  }

  @Test func aPlanWithoutMemorySaysWhy() throws {
    for id in ["memoryBytes", "restBeforeBytes", "restAfterBytes"] {
      #expect(cell(plan, id) == .missing(reason: "no memory is stated"))
    }
    guard case .missing(let reason) = cell(plan, "kernel") else {
      Issue.record("no reason")
      return
    }
    #expect(reason.contains("newest"))
    var known = plan
    known.kernel = "6.12"
    known.memoryBytes = 1 << 30
    #expect(cell(known, "memoryBytes") == .integer(1 << 30, .bytes))
    // Columns that no row knows anything for are left out; one row is enough to have them.
    #expect(!PlanRow.tableColumns(for: [plan]).contains { $0.id == "kernel" })
    #expect(PlanRow.tableColumns(for: [plan, known]).contains { $0.id == "kernel" })
    #expect(!PlanRow.secondColumns(for: [plan]).contains { $0.id == "memoryBytes" })
    #expect(PlanRow.secondColumns(for: [plan, known]).contains { $0.id == "memoryBytes" })
  }

  @Test func aProtocolThatWasntRunSaysWhy() throws {
    let rows = try #require(try EL1RowTests.file.el1Protocols)
    let refused = try #require(rows.first { $0.agrees == nil })
    let reason = try #require(refused.failure)
    #expect(cell(refused, "seen") == .missing(reason: reason))
    #expect(cell(refused, "agrees") == .missing(reason: reason))
    let digest = try #require(EL1Digest.all(of: rows).first { $0.agrees == nil })
    #expect(cell(digest, "seen") == .missing(reason: reason))
    let quiet = try #require(rows.first { $0.agrees == true && $0.seen.isEmpty })
    #expect(cell(quiet, "seen") == .text("nothing"))
  }

  @Test func anInvalidationOfAllSaysSo() throws {
    let rows = try #require(try EL1RowTests.file.el1Primitives)
    let all = try #require(rows.first { $0.id == "VMALLE1IS" })
    #expect(cell(all, "entries") == .text("all"))
    let barrier = try #require(rows.first { $0.id == "DSB ISH" })
    #expect(cell(barrier, "entries") == Cell.none)
    #expect(cell(barrier, "staleHere") == Cell.none)
  }

  @Test func aRatioOfNothingHasTheReasonOfItsFigure() throws {
    let row = ModelCheckRow(
      what: "w", sizeBytes: nil, model: Figure(7, .count, .derived(from: "rule")),
      machine: .absent(.count, reason: "not told apart"), agreement: .missing)
    #expect(cell(row, "ratio") == .missing(reason: "not told apart"))
  }
}
