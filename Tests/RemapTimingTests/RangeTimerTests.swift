import HugeTLB
import PerfCounters
import Testing
import Vmemmap

@testable import RemapTiming

@Suite struct RangeTimerTests {
  static func time(
    _ id: BuiltInProtocol, ranges: [UInt64], threads: Int = 1, window: Int = 64 << 20
  ) throws -> [RangeMeasurement] {
    var plan = RangePlan(
      mmu: .arm64, geometry: VmemmapGeometry(), protocols: [id.make()], size: .m2, ranges: ranges,
      cpus: Array(repeating: usableCPUs[0], count: threads), batch: 16)
    plan.least = 1
    plan.windowBytes = window
    return try RangeTimer(plan).run()
  }

  @Test func pointsGoByFours() {
    #expect(RangePlan.ranges(from: 1, to: 64) == [1, 4, 16, 64])
    #expect(RangePlan.ranges(from: 1, to: 20) == [1, 4, 16, 20])
    #expect(RangePlan.ranges(from: 7, to: 7) == [7])
    #expect(RangePlan.ranges(from: 1 << 62, to: .max) == [1 << 62, .max])
  }

  /// 1 GiB of 2M pages is 512 folios of 8 entries: 8 tables of 4 KiB, so 4 windows of two tables.
  @Test func windowsCoverTheRange() throws {
    let point = try #require(try Self.time(.direct, ranges: [1 << 30], window: 8192).first)
    #expect(point.hugePages == 512)
    #expect(point.hugePagesDone == 512)
    #expect(point.hvo.count == 4)
    #expect(point.deHVO.count == 4)
    #expect(point.hvo.allSatisfy { $0 > 0 })
    #expect(point.plainStores.count == 4)
    // `direct` stores all 8 entries of a folio, its de-HVO the 7 of the tails.
    #expect(point.hvoBytes == 64)
    #expect(point.deHVOBytes == 56)
    #expect(point.shortfall == nil)
    // Counted over the first window once more: 128 folios.
    for counted in [point.counted?.hvo, point.counted?.deHVO] {
      #expect(counted?.hugePages == 128 && counted?.sections == 1)
      #expect(counted?.readings.count == CounterEvent.usual.count)
    }
  }

  @Test func threadsShareTheRange() throws {
    let point = try #require(try Self.time(.readOnlyFirst, ranges: [1 << 30], threads: 2).first)
    #expect(point.threads == 2)
    #expect(point.hugePagesDone == 512)
  }

  /// 64 folios fill one table: a range of one huge page is one slice, however many threads.
  @Test func oneHugePageIsOneSlice() throws {
    let point = try #require(try Self.time(.direct, ranges: [2 << 20], threads: 2).first)
    #expect(point.threads == 1)
    #expect(point.hugePagesDone == 1)
  }

  @Test func bootTimeSaysWhyNot() throws {
    let point = try #require(try Self.time(.bootTime, ranges: [2 << 20]).first)
    #expect(point.shortfall != nil && point.hvo.isEmpty)
  }
}
