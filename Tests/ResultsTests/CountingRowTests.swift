import Testing

@testable import Barriers
@testable import FlushCounts
@testable import PerfCounters
@testable import Results

@Suite struct CountingRowTests {
  private func counter(
    _ outcome: CounterOutcome, domain: CounterDomain = .all, rung: CounterRung = .hardware,
    empty: UInt64? = 0
  ) -> RemapRow.Counter {
    RemapRow.Counter(
      CounterReading(name: "E", unit: "events", domain: domain, rung: rung, outcome: outcome),
      empty: empty, sections: 3, hugePages: 100)
  }

  @Test func `a scaled count says so with its share`() {
    let scaled = counter(.estimated(1000, share: 0.25))
    #expect(scaled.perHugePage.value == 10)
    #expect(scaled.perHugePage.provenance?.detail.contains("counted 25 % of the time") == true)
  }

  @Test func `empty sections are taken off where they matter, and the figure says so`() {
    let net = counter(.counted(130), empty: 10)
    #expect(net.perHugePage.value == 1)
    #expect(net.perHugePage.provenance?.detail.contains("less 30 of empty sections") == true)
    #expect(net.emptySection?.value == 10)
    #expect(counter(.counted(100_000), empty: 10).perHugePage.value == 1000)
  }

  @Test func `a count below its floor is no figure, and never negative`() {
    let below = counter(.counted(20), empty: 10)
    #expect(below.perHugePage.value == nil)
    #expect(below.perHugePage.reason?.contains("20 counted in 3 sections") == true)
  }

  @Test func `user and kernel are labelled, and rows of proc are the whole machine's`() {
    #expect(counter(.counted(1), domain: .user).event == "E:u")
    #expect(counter(.counted(1), domain: .kernel).event == "E:k")
    let user = counter(.counted(1), domain: .user).perHugePage.provenance?.detail
    #expect(user?.contains("user mode") == true)
    let row = counter(.counted(1), rung: .interrupts).perHugePage.provenance?.detail
    #expect(row?.contains("whole machine") == true)
  }

  @Test func `what never ran or can't be opened is absent with the reason`() {
    for outcome in [CounterOutcome.neverScheduled("held"), .unavailable("no PMU")] {
      let gone = counter(outcome)
      #expect(gone.perHugePage.value == nil)
      #expect(gone.perHugePage.reason == (outcome == .unavailable("no PMU") ? "no PMU" : "held"))
    }
  }

  static func flush(_ figure: Figure, peers: Int = 1) -> FlushRow {
    FlushRow(
      id: "mprotect", title: "mprotect", kind: "tlb-invalidation", peers: peers, peerState: nil,
      pages: 1, operations: 1000,
      counts: [
        .init(event: "interrupts:TLB", rung: "interrupts", perOperation: figure, background: figure)
      ])
  }

  @Test func `no interrupt isn't called no flush`() {
    let now = Provenance.measured(where: "here", samples: 1000)
    func says(_ row: FlushRow) -> Bool {
      FlushRow.notes(on: [row]).contains { $0.contains("isn't no flush") }
    }
    #expect(says(Self.flush(Figure(0.01, .count, now))))
    #expect(!says(Self.flush(Figure(0.99, .count, now))))
    #expect(!says(Self.flush(Figure(0.01, .count, now), peers: 0)))
    #expect(!says(Self.flush(.absent(.count, reason: "no such row"))))
  }

  /// 250 of 1000 operations beside a running peer: 25 %, said in a column of its own and explained.
  @Test func `the share of operations beside running peers is told`() {
    let subject = BarrierCase(.protect, peers: 1, peerState: .sharing, pages: 1)
    let row = FlushRow(
      FlushCount(
        measured: subject, operations: 1000, besideRunningPeers: 250, counts: [], failure: nil))
    #expect(row.besideRunningPeers?.value == 25 && row.besideRunningPeers?.unit == .percent)
    #expect(FlushRow.tableColumns(for: [row]).map(\.id).contains("besideRunningPeers"))
    #expect(FlushRow.notes(on: [row]).contains { $0.hasPrefix("Peers ran") })
    let alone = FlushRow(
      FlushCount(
        measured: subject, operations: 9, besideRunningPeers: nil, counts: [], failure: nil))
    #expect(alone.besideRunningPeers == nil)
    #expect(!FlushRow.notes(on: [alone]).contains { $0.hasPrefix("Peers ran") })
  }

  @Test func `a row that isn't there is a reason, not a 0`() {
    let row = Self.flush(.absent(.count, reason: "no such row"))
    #expect(
      FlushRow.tableColumns(for: [row]).map(\.id) == [
        "title", "pages", "peers", "operations", "besideRunningPeers",
      ])
    #expect(FlushRow.notes(on: [row]).contains("not counted: interrupts:TLB: no such row"))
  }

  @Test func `counters that can't be counted stand below the table, by reason`() {
    let rows = ["A", "B"].map {
      CounterRow.failed(event: $0, rung: "hardware", unit: "u", meaning: nil, reason: "no PMU")
    }
    #expect(CounterRow.countable(rows).isEmpty)
    #expect(CounterRow.notes(on: rows) == ["not counted: A, B: no PMU"])
  }
}
