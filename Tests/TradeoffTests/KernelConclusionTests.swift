import HugeTLB
import Testing

@testable import KernelHVO
@testable import Tradeoff

struct KernelConclusionTests {
  /// Off 2 ms and on 12 ms for 1024 pages; 4 ms with RCU expedited.
  private var report: KernelReport {
    var report = KernelReport()
    for (isOn, isExpedited, wall) in [
      (false, false, 2e6), (true, false, 12e6), (false, true, 2e6), (true, true, 4e6),
    ] {
      var timing = KernelTiming(
        KernelCase(
          sizeBytes: 2 << 20, operation: .allocate, isOptimized: isOn, isExpedited: isExpedited,
          batch: 1024))
      // Waiting isn't CPU time: with HVO on 4 ms of each write are.
      let cpu = isOn ? 4e6 : 2e6
      for round in 0..<21 {
        var time = WriteTime(wall: wall, cpu: cpu, pages: 1024)
        time.round = round
        timing.add(time)
      }
      report.timings.append(timing)
    }
    return report
  }

  private func saving(measured: Int64) -> SavingCheck {
    SavingCheck(
      size: .m2, asked: 10, obtained: 10, predicted: 70, measured: measured, measuredOnNodes: [:],
      afterwards: 0, control: 0, pageTables: nil, predictedTables: 1...10, freeBytes: nil,
      availableBytes: nil, pageBytes: 4096)
  }

  @Test func withoutTimingsThereIsNothingToConclude() {
    let report = KernelReport()
    #expect(KernelConclusion.all(report).isEmpty)
    #expect(ModelAgainstMachine(report, simulated: [], cpus: 2).checks.isEmpty)
  }

  @Test func bothSidesAndTheExpeditedOneAreNamed() throws {
    let conclusion = try #require(KernelConclusion.all(report).first)
    #expect(conclusion.sizeBytes == 2 << 20)
    #expect(
      conclusion.text.contains(
        "allocating 1,024 x 2M 2.00 ms off, 12.0 ms on (4.00 ms with RCU expedited), 1.95 µs of CPU time"
      ))
    #expect(!conclusion.text.contains("freeing"))
  }

  @Test func savingsMustAgreeAndCostsAreCompared() throws {
    var report = report
    report.savings = [saving(measured: 70), saving(measured: 63)]
    let checks = ModelAgainstMachine(report, simulated: [], cpus: 2).checks
    let exact = checks.filter(\.isExact)
    #expect(exact.map(\.machine).count == 2)
    #expect(exact[0].note == nil)
    #expect(exact[1].note?.contains("1 of 10 pages") == true)
    // Nothing was simulated, so the model's side says so; the machine's is there.
    let costs = checks.filter { !$0.isExact }
    #expect(costs.contains { $0.quantity == .nanoseconds })
    #expect(costs.contains { $0.quantity == .times })
    for cost in costs { #expect(cost.model == .missing("not simulated")) }
    guard case .known(let slowdown, _) = try #require(costs.first { $0.quantity == .times }).machine
    else {
      Issue.record("no slowdown")
      return
    }
    #expect(slowdown == 2)
  }
}
