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

  /// The unit is the one that a table would choose, also just below the next one.
  @Test(arguments: [
    (72_800.0, "72.8 µs"), (9.06e9, "9.06 s"), (999.0, "999 ns"), (999_600, "1.00 ms"),
    (999_400, "999 µs"), (2.29e6, "2.29 ms"),
  ])
  func timesHaveTheUnitOfTheirSize(nanoseconds: Double, text: String) throws {
    var report = KernelReport()
    for isOn in [false, true] {
      var timing = KernelTiming(
        KernelCase(
          sizeBytes: 2 << 20, operation: .free, isOptimized: isOn, isExpedited: false, batch: 8))
      for round in 0..<3 {
        var time = WriteTime(wall: nanoseconds, cpu: nanoseconds, pages: 8)
        time.round = round
        timing.add(time)
      }
      report.timings.append(timing)
    }
    let conclusion = try #require(KernelConclusion.all(report).first)
    #expect(conclusion.text.contains("freeing 8 x 2M \(text) off, \(text) on, too few rounds"))
  }

  private func impact(_ phase: KernelImpact.Phase, _ gaps: [Double]) -> KernelImpact {
    KernelImpact(
      observer: .pageCounts, phase: phase, gaps: gaps, batch: 8, sizeBytes: 2 << 20, frames: 4096)
  }

  private func noticed(quiet: [Double], on: [Double]) throws -> String {
    var report = KernelReport()
    report.impact = [impact(.quiet, quiet), impact(.off, [9000]), impact(.on, on)]
    return try #require(KernelConclusion.all(report).first).text
  }

  /// One odd gap of twelve is no finding, whichever side it is on.
  @Test func aSingleLongGapIsNoDifference() throws {
    let usual = (0..<12).map { 100_000.0 + Double($0 % 5) * 1000 }
    let odd = usual.dropLast() + [1_590_000]
    let text = try noticed(quiet: Array(odd), on: usual)
    #expect(text.contains("/proc/kpagecount 9.00 µs with HVO off, 101 µs on, 102 µs while nothing"))
    #expect(text.contains("no evidence that HVO lengthens it"))
    #expect(!text.contains("1.59"))
  }

  /// All of one side are 50 µs above all of the other, give or take 4 µs.
  @Test func aDifferenceHasItsInterval() throws {
    let usual = (0..<12).map { 100_000.0 + Double($0 % 5) * 1000 }
    let longer = usual.map { $0 + 50_000 }
    #expect(try noticed(quiet: usual, on: longer).contains("µs more (95 %)"))
    #expect(try noticed(quiet: longer, on: usual).contains("µs less (95 %)"))
    #expect(try noticed(quiet: [1, 2], on: [3, 4]).contains("too few batches"))
    // A watcher that saw nothing on one side.
    var report = KernelReport()
    report.impact = [impact(.quiet, []), impact(.on, usual)]
    #expect(KernelConclusion.all(report).isEmpty)
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
