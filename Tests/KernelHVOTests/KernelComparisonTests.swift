import HugeTLB
import Measurement
import Testing

@testable import KernelHVO

/// Figures from made-up writes: off 10 + 2·N µs; on 8000 + 5·N µs; expedited on 50 + 5·N µs. CPU
/// time is without the wait: 50 + 5·N µs with HVO on in either case.
struct KernelComparisonTests {
  private let report: KernelReport = {
    var report = KernelReport()
    for (isOn, isExpedited, fixed, each) in [
      (false, false, 10.0, 2.0), (true, false, 8000, 5), (false, true, 10, 2), (true, true, 50, 5),
    ] {
      for batch in [1, 64, 1024] as [UInt64] {
        var timing = KernelTiming(
          KernelCase(
            sizeBytes: 2 << 20, operation: .allocate, isOptimized: isOn, isExpedited: isExpedited,
            batch: batch))
        for round in 0..<21 {
          let wall = (fixed + each * Double(batch)) * 1000 + Double(round % 3)
          let cpu = (min(fixed, 50) + each * Double(batch)) * 1000 + Double(round % 3)
          var time = WriteTime(wall: wall, cpu: cpu, pages: batch)
          time.round = round
          timing.add(time)
        }
        report.timings.append(timing)
      }
    }
    return report
  }()

  @Test func theFirstWriteIsApart() {
    #expect(report.timings[0].first != nil)
    #expect(report.timings[0].rounds.count == 20)
  }

  @Test func theFixedPartIsSeparatedFromThePages() throws {
    let fits = report.fits
    #expect(fits.count == 4)
    let on = try #require(fits.first { $0.isOptimized && !$0.isExpedited })
    #expect(abs(on.line.constant.value - 8_000_000) < 100)
    #expect(abs(on.line.slope.value - 5000) < 1)
    let off = try #require(fits.first { !$0.isOptimized && !$0.isExpedited })
    #expect(abs(off.line.slope.value - 2000) < 1)
  }

  @Test func slowdownIsOfTheLargestBatchAndWithoutTheWait() throws {
    let whole = try #require(report.slowdown(.m2, .allocate))
    #expect(abs(whole - (50 + 5 * 1024) / (10 + 2 * 1024.0)) < 0.001)
    #expect(report.slowdown(.g1, .allocate) == nil)
    #expect(report.slowdown(.m2, .free) == nil)
  }

  @Test func whatHVOAddsIsSplitIntoWriteAndPage() throws {
    let costs = report.costs
    #expect(costs.count == 2)
    let cost = try #require(report.cost(.m2, .allocate))
    #expect(cost.rounds == 20)
    #expect(abs(cost.cpuPerPage.value - 3000) < 1)
    #expect(abs(cost.wallPerPage.value - 3000) < 1)
    #expect(abs(try #require(cost.cpuPerWrite).value - 40_000) < 10)
    #expect(abs(try #require(cost.wallPerWrite).value - 7_990_000) < 1000)
    #expect(cost.cpuPerPage.isClear)
    #expect(try #require(cost.cpuPerPage.interval).contains(cost.cpuPerPage.value))
  }

  /// One batch has no line: 40 µs more for 1024 pages of 3 µs more, over its pages.
  @Test func oneBatchIsDividedByItsPages() throws {
    var single = report
    single.timings.removeAll { $0.subject.batch != 1024 }
    let cost = try #require(single.cost(.m2, .allocate))
    #expect(abs(cost.cpuPerPage.value - (40_000 + 3000 * 1024) / 1024) < 1)
    #expect(cost.cpuPerWrite == nil)
  }

  /// A round in which one write got nothing has no other half.
  @Test func roundsWithoutBothSidesAreLeftOut() throws {
    var torn = report
    let index = try #require(
      torn.timings.firstIndex { $0.subject.isOptimized && $0.subject.batch == 64 })
    torn.timings[index].rounds.removeAll { $0.round < 8 }
    let cost = try #require(torn.cost(.m2, .allocate))
    #expect(cost.rounds == 13)
    #expect(abs(cost.cpuPerPage.value - 3000) < 1)
  }

  @Test func tooFewRoundsGiveNoInterval() throws {
    var few = report
    for index in few.timings.indices { few.timings[index].rounds.removeAll { $0.round > 5 } }
    let cost = try #require(few.cost(.m2, .allocate))
    #expect(cost.cpuPerPage.interval == nil)
    #expect(!cost.cpuPerPage.isClear)
  }

  @Test func twoBatchesMakeNoLine() {
    var small = report
    small.timings.removeAll { $0.subject.batch == 64 }
    #expect(small.fits.isEmpty)
  }
}
