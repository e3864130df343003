import HugeTLB
import PerfCounters
import Testing
import Vmemmap

@testable import RemapTiming

/// Walkers on other threads while protocols run. What they catch doesn't depend on times, but a
/// walker must get to run: with one CPU it shares it.
@Suite(.serialized) struct WalkTimerTests {
  static func walk(
    _ remap: RemapProtocol, mmu: MMU = .arm64,
    refcounts: WalkMeasurement.Refcounts = .live, batch: Int = 8, rounds: Int = 40
  ) throws -> WalkMeasurement {
    let place = WalkPlan.place(1, on: usableCPUs)
    var plan = WalkPlan(
      mmu: mmu, geometry: VmemmapGeometry(), protocols: [remap],
      loads: [RemapLoad(size: .m2, batch: batch)], cpu: place.cpu, walkerCPUs: place.walkerCPUs)
    plan.refcounts = refcounts
    plan.rounds = rounds
    plan.gap = 50_000
    plan.stretch = 10_000_000
    return try #require(try WalkTimer(plan).run().first)
  }

  /// Nobody moves a live head, or every other CPU stands still or waits while it is moved.
  @Test(
    arguments: [
      BuiltInProtocol.stopMachine, .ipiPause, .faultHandled, .directHeadInPlace,
      .sharedTailsHeadInPlace, .readOnlyFirstWritableHead, .sharedTailsReadOnlyFirstHeadInPlace,
    ], [MMU.arm64, .x86_64])
  func good_noUpdateIsLost(id: BuiltInProtocol, mmu: MMU) throws {
    let seen = try Self.walk(id.make(), mmu: mmu)
    #expect(seen.shortfall == nil)
    #expect(seen.isClean, "\(seen)")
    #expect(seen.gets > 0)
    #expect(seen.before.accesses + seen.during.accesses + seen.after.accesses > 0)
    #expect(seen.hvo.count >= 39 && seen.hvo.allSatisfy { $0 > 0 })
    // Head in place or copied: 7 of 8 pages of each of the 8 folios; shared tails once used too.
    #expect(seen.framesFreed == 56)
    // Three rounds of 8 folios that weren't timed, HVO and de-HVO apart.
    for counted in [seen.counted?.hvo, seen.counted?.deHVO] {
      #expect(counted?.hugePages == 24 && counted?.sections == 3)
      #expect(counted?.readings.count == CounterEvent.usual.count)
    }
  }

  /// With the refcounts at 0, as the kernel keeps them, there is nothing to lose.
  @Test(arguments: [BuiltInProtocol.direct, .directPerFolio, .sharedTails, .accessFlag])
  func good_frozenFoliosLoseNothing(id: BuiltInProtocol) throws {
    let seen = try Self.walk(id.make(), refcounts: .frozen)
    #expect(seen.gets == 0)
    #expect(seen.lost == 0 && seen.torn == 0 && seen.freedTouched == 0, "\(seen)")
    #expect(seen.violations.isEmpty)
  }

  /// Repeats a walk until something is caught: the walker has to come at the right moment.
  static func catching(
    _ remap: RemapProtocol, _ isCaught: (WalkMeasurement) -> Bool
  ) throws -> Bool {
    for _ in 0..<20 {
      let seen = try walk(remap, rounds: 200)
      try #require(seen.shortfall == nil)
      if isCaught(seen) { return true }
    }
    return false
  }

  /// A head that is copied while others may write the old one loses what they write.
  @Test func bad_headCopiedLive() throws {
    #expect(try Self.catching(BuiltInProtocol.direct.make(split: .notNeeded)) { $0.lost > 0 })
  }

  /// RO-first with PTE 0 read-only for a while: a try-get faults there.
  @Test func bad_headReadOnlyForAWhile() throws {
    #expect(
      try Self.catching(BuiltInProtocol.readOnlyFirst.make(split: .notNeeded)) {
        $0.permissionFaults > 0
      })
  }

  /// `direct-head-in-place` with its flushes replaced.
  static func direct(flush: [Step]) -> RemapProtocol {
    let whole = BuiltInProtocol.directHeadInPlace.make(split: .notNeeded)
    let phases = whole.optimize.map { phase in
      phase.steps == Step.flushAll ? Phase(phase.purpose, per: phase.scope, flush) : phase
    }
    return RemapProtocol(
      id: "broken", title: "broken", source: "test", start: .basePages, split: .notNeeded,
      tailFrame: whole.tailFrame, optimize: phases, restore: whole.restore)
  }

  /// What a walker on the same thread meets after HVO, of a protocol with these flushes; it has
  /// accessed every page before.
  static func after(flush: [Step]) throws -> WalkerRecord {
    let layout = try VmemmapLayout(size: .m2, folios: 4)
    var vmemmap = try SimulatedVmemmap<VMSAv8Format>(
      layout, start: .basePages, contents: .backed(.pointer))
    let found = vmemmap.beginWalks()
    let view = try #require(found)
    view.setRefcounts(1)
    let control = WalkControl(walkers: 1)
    let record = WalkerRecord(folios: 4, timelineRounds: 0)
    var walker = Walker(view, control, 0, record)
    for _ in 0..<2000 { walker.access() }
    #expect(record.freed == 0 && record.torn == 0)
    // Every folio was met: the walker's choice covers the range.
    #expect(record.gets.allSatisfy { $0 > 0 })
    var maintenance = WalkedMaintenance(control: control)
    let run = vmemmap.optimize(direct(flush: flush), maintenance: &maintenance)
    #expect(run.outcome == .complete(folios: 4))
    for _ in 0..<2000 { walker.access() }
    return record
  }

  /// A local TLBI leaves other CPUs with translations to the frames that are freed next.
  @Test func bad_localInvalidation() throws {
    let local = TLBInvalidation(.everything, reach: .local)
    let steps: [Step] = [.barrier(.dsbNshst), .tlbi(local), .barrier(.dsbNsh), .barrier(.isb)]
    #expect(try Self.after(flush: steps).freed > 0)
  }

  @Test func good_broadcastInvalidationEmptiesTLBs() throws {
    let record = try Self.after(flush: Step.flushAll)
    #expect(record.freed == 0 && record.torn == 0)
  }

  /// The same with a broadcast TLBI is clean: the finding above is the reach's.
  @Test func good_broadcastInvalidation() throws {
    let seen = try Self.walk(Self.direct(flush: Step.flushAll), rounds: 200)
    #expect(seen.shortfall == nil && seen.isClean)
  }

  /// The break of `fault-handled` with nobody to handle the fault.
  @Test func bad_breakInTheOpen() throws {
    let handled = BuiltInProtocol.faultHandled.make(split: .notNeeded)
    func open(_ phases: [Phase]) -> [Phase] {
      phases.map { phase in
        let steps = phase.steps.filter { $0 != .pause(.onFault) && $0 != .resume }
        return Phase(phase.purpose, per: phase.scope, steps)
      }
    }
    let remap = RemapProtocol(
      id: "open", title: "open", source: "test", start: .basePages, split: .notNeeded,
      tailFrame: .headCopy, optimize: open(handled.optimize), restore: open(handled.restore))
    #expect(try Self.catching(remap) { $0.translationFaults > 0 })
  }

  /// The same break with faults handled: walkers wait, and none oopses.
  @Test func good_breakWithFaultsHandled() throws {
    var handled = 0
    for _ in 0..<10 where handled == 0 {
      let seen = try Self.walk(BuiltInProtocol.faultHandled.make(split: .notNeeded), rounds: 200)
      #expect(seen.translationFaults == 0)
      handled += seen.handledFaults
    }
    #expect(handled > 0)
  }

  @Test func bootTimeHasNoWalkers() throws {
    #expect(try Self.walk(BuiltInProtocol.bootTime.make()).shortfall != nil)
  }
}
