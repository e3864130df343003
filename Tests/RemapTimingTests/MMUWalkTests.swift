import Glibc
import HugeTLB
import Testing
import Vmemmap

@testable import RemapTiming

/// The protocols on this process's own page tables, with real faults.
@Suite(.serialized) struct MMUWalkTests {
  static let hostPage = BasePageSize(rawValue: UInt64(getpagesize()))

  static func walk(
    _ id: BuiltInProtocol, refcounts: WalkMeasurement.Refcounts = .live, batch: Int = 4,
    rounds: Int = 20, mappings: Int = 1000
  ) throws -> WalkMeasurement {
    let place = WalkPlan.place(1, on: usableCPUs)
    let page = try #require(hostPage)
    // The PMD size: 8 vmemmap pages at every granule.
    let size = try #require(HugePageSize(bytes: page.bytes * page.bytes / 8))
    var plan = WalkPlan(
      mmu: .x86_64, geometry: VmemmapGeometry(page: page), protocols: [id.make()],
      loads: [RemapLoad(size: size, batch: batch)], cpu: place.cpu, walkerCPUs: place.walkerCPUs)
    plan.backend = .mmu(mappings: mappings)
    plan.refcounts = refcounts
    plan.rounds = rounds
    plan.stretch = 5_000_000
    return try #require(try WalkTimer(plan).run().first)
  }

  /// The system itself counts the pages that HVO gives back: 7 of 8 of each of 4 folios.
  @Test(arguments: [
    BuiltInProtocol.stopMachine, .ipiPause, .faultHandled, .directHeadInPlace,
    .readOnlyFirstWritableHead,
  ])
  func good_pagesComeBackAndNothingIsLost(id: BuiltInProtocol) throws {
    let seen = try Self.walk(id)
    #expect(seen.shortfall == nil)
    #expect(seen.isClean, "\(seen)")
    #expect(seen.framesFreed == 28)
    #expect(seen.gets > 0)
    #expect(seen.hvo.count >= 19 && seen.hvo.allSatisfy { $0 > 0 })
  }

  /// One shared page for all folios beside the heads: 4 × 8 pages become 4 + 1.
  @Test func sharedTailsKeepOnePage() throws {
    let seen = try Self.walk(.sharedTailsHeadInPlace)
    #expect(seen.isClean, "\(seen)")
    // In the last round the shared page was there before.
    #expect(seen.framesFreed == 28)
  }

  @Test(arguments: [BuiltInProtocol.direct, .sharedTails, .readOnlyFirst])
  func good_frozenFoliosLoseNothing(id: BuiltInProtocol) throws {
    let seen = try Self.walk(id, refcounts: .frozen)
    #expect(seen.isClean, "\(seen)")
    #expect(seen.gets == 0)
  }

  /// A real permission fault of a try-get on the head that RO-first makes read-only.
  @Test func bad_headReadOnlyForAWhile() throws {
    var faults = 0
    for _ in 0..<20 where faults == 0 {
      faults = try Self.walk(.readOnlyFirst, rounds: 300).permissionFaults
    }
    #expect(faults > 0)
  }

  /// Real translation faults, handled by waiting.
  @Test func good_faultsAreHandled() throws {
    var handled = 0
    for _ in 0..<20 where handled == 0 {
      let seen = try Self.walk(.faultHandled, rounds: 300)
      #expect(seen.translationFaults == 0)
      handled = seen.handledFaults
    }
    #expect(handled > 0)
  }

  @Test func theLimitOfMappingsIsSaid() throws {
    let seen = try Self.walk(.direct, batch: 5, mappings: 39)
    #expect(seen.mostHugePages == 4)
    #expect(seen.shortfall?.contains("vm.max_map_count leaves room for 4") == true)
    #expect(seen.hvo.isEmpty)
  }

  @Test(arguments: [BuiltInProtocol.accessFlag, .bootTime])
  func whatUserSpaceCantDoIsSaid(id: BuiltInProtocol) throws {
    #expect(try Self.walk(id).shortfall != nil)
  }

  /// The range is bounded by the SIGSEGV handler: the old one is back afterwards.
  @Test func theHandlerIsPutBack() throws {
    var before = sigaction()
    sigaction(SIGSEGV, nil, &before)
    _ = try Self.walk(.stopMachine)
    var after = sigaction()
    sigaction(SIGSEGV, nil, &after)
    #expect(
      unsafeBitCast(before.__sigaction_handler, to: UInt.self)
        == unsafeBitCast(after.__sigaction_handler, to: UInt.self))
  }
}
