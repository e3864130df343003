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
    try walk(id.make(), refcounts: refcounts, batch: batch, rounds: rounds, mappings: mappings)
  }

  static func walk(
    _ remap: RemapProtocol, refcounts: WalkMeasurement.Refcounts = .live, batch: Int = 4,
    rounds: Int = 20, mappings: Int = 1000, usesUserFaults: Bool = true
  ) throws -> WalkMeasurement {
    let place = WalkPlan.place(1, on: usableCPUs)
    let page = try #require(hostPage)
    // The PMD size: 8 vmemmap pages at every granule.
    let size = try #require(HugePageSize(bytes: page.bytes * page.bytes / 8))
    var plan = WalkPlan(
      mmu: .x86_64, geometry: VmemmapGeometry(page: page), protocols: [remap],
      loads: [RemapLoad(size: size, batch: batch)], cpu: place.cpu, walkerCPUs: place.walkerCPUs)
    plan.backend = .mmu(mappings: mappings)
    plan.refcounts = refcounts
    plan.usesUserFaults = usesUserFaults
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

  /// Repeats a walk until something is caught: the walker has to come at the right moment.
  static func catching(
    _ remap: RemapProtocol, _ isCaught: (WalkMeasurement) -> Bool
  ) throws -> Bool {
    for _ in 0..<20 {
      let seen = try walk(remap, rounds: 300)
      try #require(seen.shortfall == nil)
      if isCaught(seen) { return true }
    }
    return false
  }

  /// A protocol with its HVO phases changed: a deliberately broken one.
  static func broken(
    _ id: BuiltInProtocol, _ change: ([Phase]) -> [Phase]
  ) -> RemapProtocol {
    let whole = id.make(split: .notNeeded)
    return RemapProtocol(
      id: "broken", title: "broken", source: "test", start: .basePages, split: .notNeeded,
      tailFrame: whole.tailFrame, optimize: change(whole.optimize), restore: change(whole.restore))
  }

  /// A head that is copied while others may write the old one loses what they write.
  @Test func bad_headCopiedLive() throws {
    #expect(try Self.catching(BuiltInProtocol.direct.make(split: .notNeeded)) { $0.lost > 0 })
  }

  /// The break of `fault-handled` with nobody to handle the fault.
  @Test func bad_breakInTheOpen() throws {
    let open = Self.broken(.faultHandled) { phases in
      phases.map { phase in
        let steps = phase.steps.filter { $0 != .pause(.onFault) && $0 != .resume }
        return Phase(phase.purpose, per: phase.scope, steps)
      }
    }
    #expect(try Self.catching(open) { $0.translationFaults > 0 })
  }

  /// HVO that doesn't copy the head maps an empty frame: walkers read what is nobody's.
  @Test func bad_headNotCopied() throws {
    let careless = Self.broken(.direct) { phases in
      phases.map { phase in
        Phase(
          phase.purpose, per: phase.scope,
          phase.steps.filter {
            if case .copy(_, .headCopy) = $0 { false } else { true }
          })
      }
    }
    #expect(try Self.catching(careless) { $0.torn + $0.freedTouched > 0 })
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
