import Testing

@testable import Report
@testable import Results

/// The running kernel's timings as a reader meets them: HVO off and on in one row.
struct KernelSectionTests {
  private let here = Provenance.measured(where: "here", samples: 20)

  private func row(
    _ batch: Int64, _ hvo: KernelTimingRow.HVO, rcu: KernelTimingRow.RCU = .normal,
    splits: Int64? = nil
  ) -> KernelTimingRow {
    let time = Figure(Double(batch) * (hvo == .on ? 5000 : 2000), .nanoseconds, here)
    func counter(_ event: String, _ count: Double) -> KernelCounterRecord {
      KernelCounterRecord(
        event: event, rung: "interrupts", perWrite: Figure(count, .count, here),
        perHugePage: Figure(count / Double(batch), .count, here),
        fewest: Figure(count, .count, here))
    }
    return KernelTimingRow(
      sizeBytes: 2 << 20, operation: .allocate, hvo: hvo, rcu: rcu, batch: batch,
      obtained: Figure(Double(batch), .count, here), n: 20, first: time, firstSplits: splits,
      p50: time, p99: time, maximum: time, cpuP50: time, perHugePage: time,
      counters: [
        counter("interrupts:CAL", hvo == .on ? 3 : 2), counter("ipi:ipi_send_cpu", 0),
        KernelCounterRecord(
          event: "tlb:tlb_flush", rung: "tracepoint",
          perWrite: .absent(.count, reason: "no tracefs"),
          perHugePage: .absent(.count, reason: "no tracefs")),
      ])
  }

  private func text(_ rows: [KernelTimingRow], details: Bool = false) -> String {
    var result = ResultFile(tool: .init(name: "t", version: "1"), created: "now", invocation: [])
    result.kernelTimings = rows
    return ReportFormat.text.render(result, style: TextStyle(ascii: true, details: details))
  }

  private var all: [KernelTimingRow] {
    [1, 64, 1024].flatMap { [row($0, .off), row($0, .on, splits: $0 == 1024 ? 8 : 0)] }
  }

  @Test func theDigestSetsOffBesideOnForTheSmallestAndLargestBatch() {
    let text = text(all)
    #expect(text.contains("2.05 ms") && text.contains("5.12 ms"))
    // 64 x 2 us: a batch in the middle.
    #expect(!text.contains("128 us"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(text.contains("split 8 vmemmap PMDs"))
  }

  @Test func countersAreOfTheLargestBatchAndWithoutZeros() {
    let text = text(all)
    let lines = text.split(separator: "\n").filter { $0.contains("interrupts:CAL") }
    #expect(lines.count == 1)
    #expect(lines.first?.contains("1,024") == true)
    #expect(!text.contains("ipi:ipi_send_cpu "))
    #expect(text.contains("Not counted: tlb:tlb_flush: no tracefs"))
  }

  @Test func detailsShowEveryRow() {
    let text = text(all, details: true)
    #expect(text.contains("128 us"))
  }

  @Test func nothingSplitIsSaidAsPlainlyAsNothingKnown() {
    #expect(
      text([row(64, .off), row(64, .on, splits: 0)]).contains("split no vmemmap PMD"))
    #expect(text([row(64, .off), row(64, .on)]).contains("isn't known"))
  }

  /// A side that is missing has no pair, and nothing to compare.
  @Test func oneSideAloneIsNoRow() {
    #expect(KernelDigest.all(of: [row(64, .on)]).isEmpty)
    #expect(KernelFlushDigest.all(of: [row(64, .on)]).isEmpty)
  }
}
