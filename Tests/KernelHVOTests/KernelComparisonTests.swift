import HugeTLB
import Measurement
import Testing

@testable import KernelHVO

/// Figures from made-up writes: off 10 + 2·N µs; on 8000 + 5·N µs; expedited on 50 + 5·N µs.
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
          timing.add(WriteTime(wall: wall, cpu: wall, pages: batch))
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

  @Test func slowdownIsOfTheLargestBatch() throws {
    let whole = try #require(report.slowdown(.m2, .allocate, isExpedited: false))
    #expect(abs(whole - (8000 + 5 * 1024) / (10 + 2 * 1024)) < 0.001)
    let perPage = try #require(report.slowdownPerPage(.m2, .allocate))
    #expect(abs(perPage.value - (50 + 5 * 1024) / (10 + 2 * 1024.0)) < 0.001)
    #expect(report.slowdown(.g1, .allocate, isExpedited: false) == nil)
    #expect(report.slowdown(.m2, .free, isExpedited: false) == nil)
  }

  @Test func whatHVOAddsHasAnInterval() throws {
    let added = try #require(report.addedPerPage(.m2, .allocate))
    #expect(abs(added.value - (40_000 + 3000 * 1024) / 1024) < 1)
    #expect(try #require(added.interval).low > 2900)
  }

  @Test func twoBatchesMakeNoLine() {
    var small = report
    small.timings.removeAll { $0.subject.batch == 64 }
    #expect(small.fits.isEmpty)
  }
}
