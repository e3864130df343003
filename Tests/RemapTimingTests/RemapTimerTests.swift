import HugeTLB
import Testing
import Vmemmap

@testable import RemapTiming

@Suite struct RemapTimerTests {
  static func run(
    _ protocols: [BuiltInProtocol], sizes: [HugePageSize] = [.m2], batch: Int = 4, mmu: MMU = .arm64
  ) throws -> [RemapMeasurement] {
    let plan = RemapPlan(
      mmu: mmu, geometry: VmemmapGeometry(), protocols: protocols.map { $0.make() },
      loads: sizes.map { RemapLoad(size: $0, batch: $0 == .m2 ? batch : 1) }, rounds: 2)
    return try RemapTimer(plan).run()
  }

  /// Two visits of every protocol: twice the rounds in each steady case.
  @Test(arguments: BuiltInProtocol.allCases)
  func everyProtocolIsTimedBothWays(id: BuiltInProtocol) throws {
    let results = try Self.run([id])
    for operation in [RemapCase.Operation.optimize, .restore] {
      let timed = try #require(
        results.first { $0.subject.operation == operation && $0.subject.copies })
      #expect(timed.nanoseconds.count == (id == .bootTime ? 2 : 4))
      #expect(timed.nanoseconds.allSatisfy { $0 > 0 })
      #expect(timed.shortfall == nil)
    }
  }

  /// A B B A: the first of two protocols at the ends, the second in the middle.
  @Test func theOrderIsKept() throws {
    let results = try Self.run([.direct, .readOnlyFirst])
    for (id, visits) in [("direct", [0, 3]), ("ro-first", [1, 2])] {
      let rows = results.filter { $0.subject.remap.id == id }
      #expect(!rows.isEmpty && rows.allSatisfy { $0.visits == visits }, "\(id)")
    }
  }

  /// A 2M folio on 4K pages has 8 vmemmap pages: HVO gives 7 back, de-HVO takes 7.
  @Test func framesAreCounted() throws {
    let results = try Self.run([.direct])
    let hvo = try #require(results.first { $0.subject.operation == .optimize && $0.subject.copies })
    let deHVO = try #require(results.first { $0.subject.operation == .restore })
    #expect(hvo.framesFreed == 7 * 4)
    #expect(deHVO.framesFreed == -7 * 4)
    // As the kernel does it since v6.7: HVO flushes a batch after the search for blocks and after the
    // remap, de-HVO after the remap.
    #expect(hvo.counts.totalTLBIs == 2)
    #expect(deHVO.counts.totalTLBIs == 1)
  }

  /// The first pass splits the one PMD that maps the vmemmap of four 2M folios.
  @Test func theFirstPassSplits() throws {
    let results = try Self.run([.direct])
    let first = try #require(results.first { $0.subject.pass == .first })
    #expect(first.ptePages == 1)
    #expect(first.counts.tableFillStores == 512)
  }

  /// Demotion restores 4095 pages of one 1G folio and frees 7 of each of its 512 2M folios.
  @Test func demotionIsRestoreThenOptimize() throws {
    let results = try Self.run([.direct], sizes: [.m2, .g1])
    let demoted = try #require(results.first { $0.subject.operation == .demote(to: .m2) })
    #expect(demoted.framesFreed == 7 * 512 - 4095)
    #expect(demoted.nanoseconds.count == 2)
    // Two visits of three counted rounds, one huge page each.
    #expect(demoted.counted?.hugePages == 6)
    #expect(!demoted.counters.isEmpty)
  }

  @Test func cancellingKeepsWhatWasMeasured() throws {
    let plan = RemapPlan(
      mmu: .arm64, geometry: VmemmapGeometry(), protocols: [BuiltInProtocol.direct.make()],
      loads: [RemapLoad(size: .m2, batch: 4)], rounds: 2)
    var visits = 0
    let results = try RemapTimer(plan).run(isCancelled: { visits == 1 }) { _ in visits += 1 }
    let hvo = try #require(results.first { $0.subject.operation == .optimize && $0.subject.copies })
    #expect(hvo.nanoseconds.count == 2)
  }

  /// 64K huge pages on 4K base pages fill a quarter of a vmemmap page.
  @Test func nothingToSaveSaysSo() throws {
    let size = try #require(HugePageSize(bytes: 65536))
    let results = try Self.run([.direct], sizes: [size])
    #expect(!results.isEmpty)
    #expect(results.allSatisfy { $0.nanoseconds.isEmpty && $0.shortfall == .nothingToSave })
  }
}
