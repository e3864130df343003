import HugeTLB
import Testing

@testable import Vmemmap

/// Protocols of users: what makes no sense is refused with the step, and nothing traps.
@Suite struct PlanTests {
  private func outcome(
    _ optimize: [Phase], restore: [Phase] = RemapProtocol.directRestore,
    _ direction: RemapProtocol.Direction = .optimize
  ) throws -> RemapOutcome {
    let used = RemapProtocol(
      id: "mine", title: "", source: "test", start: .basePages, split: .notNeeded,
      tailFrame: .headCopy, optimize: optimize, restore: restore)
    var vmemmap = try SimulatedVmemmap<X86Format>(
      VmemmapLayout(size: .m2, folios: 3), start: .basePages)
    let before = vmemmap.image()
    let run = direction == .optimize ? vmemmap.optimize(used) : vmemmap.restore(used)
    if case .refused = run.outcome {
      #expect(vmemmap.violations() == [])
      #expect(vmemmap.image() == before)
    }
    return run.outcome
  }

  static let senseless: [(Phase.Scope, [Step], Step)] = [
    (
      .folio, [.set(.tails, .page(.headCopy, .readOnly))], .set(.tails, .page(.headCopy, .readOnly))
    ),
    (.folio, [.allocate(.own)], .allocate(.own)),
    (.folio, [.allocate(.headCopy), .allocate(.headCopy)], .allocate(.headCopy)),
    (
      .folio, [.allocate(.fresh), .set(.all, .page(.fresh, .readWrite))],
      .set(.all, .page(.fresh, .readWrite))
    ),
    (.folio, [.populate(.readWrite)], .populate(.readWrite)),
    (.folio, [.set(.pmd, .table)], .set(.pmd, .table)),
    (.blockPMD, [.set(.pmd, .table)], .set(.pmd, .table)),
    (.folio, [.set(.head, .table)], .set(.head, .table)),
    (.folio, [.set(.current, .invalid)], .set(.current, .invalid)),
    (.folio, [.swap(.head, .page(.own, .readOnly))], .swap(.head, .page(.own, .readOnly))),
    (.entry(.pmd), [.clearAccessFlag(.current)], .clearAccessFlag(.current)),
    (.batch, [.set(.all, .invalid)], .set(.all, .invalid)),
    (.folio, [.free(.headCopy)], .free(.headCopy)),
    (.folio, [.copy(from: .headOwn, to: .headCopy)], .copy(from: .headOwn, to: .headCopy)),
    (.folio, [.free(.own), .allocate(.headCopy)], .allocate(.headCopy)),
    (.folio, [.set(.tails, .invalid), .free(.own), .free(.own)], .free(.own)),
  ]

  @Test(arguments: senseless.indices)
  func misplacedSteps(_ index: Int) throws {
    let (scope, steps, offender) = Self.senseless[index]
    let place = try #require(steps.lastIndex(of: offender))
    #expect(
      try outcome([Phase("", per: scope, steps)])
        == .refused(.misplaced(offender, phase: 0, index: place)))
  }

  @Test func whatTheArchitectureLacks() throws {
    let dbm = Mapping.page(.own, .readOnlyDBM)
    #expect(
      try outcome([Phase("", per: .folio, [.set(.all, dbm)])]) == .refused(.notRepresentable(dbm)))
    let nT = BuiltInProtocol.direct.make(split: .nT)
    var vmemmap = try SimulatedVmemmap<X86Format>(
      VmemmapLayout(size: .m2, folios: 3), start: .blocks)
    #expect(
      vmemmap.optimize(nT).outcome == .refused(.notRepresentable(.block(.readWrite, nT: true))))
  }

  @Test func startsThatDoNotFit() throws {
    let layout = try VmemmapLayout(size: .m2, folios: 3)
    var blocks = try SimulatedVmemmap<X86Format>(layout, start: .blocks)
    #expect(
      blocks.optimize(BuiltInProtocol.direct.make(split: .notNeeded)).outcome
        == .refused(.stillBlocks))
    #expect(blocks.optimize(BuiltInProtocol.bootTime.make()).outcome == .refused(.wrongStart))
    #expect(blocks.violations() == [])
    var unmapped = try SimulatedVmemmap<X86Format>(layout, start: .unmapped)
    #expect(unmapped.optimize(BuiltInProtocol.direct.make()).outcome == .refused(.wrongStart))
    #expect(
      unmapped.optimize(BuiltInProtocol.bootTime.make(), folios: 0..<2).outcome
        == .complete(folios: 2))
    #expect(unmapped.accounting.inUse == 2)
    #expect(unmapped.violations() == [])
    #expect(
      blocks.optimize(BuiltInProtocol.direct.make(), folios: 2..<4).outcome == .refused(.notAFolio))
    #expect(
      blocks.optimize(BuiltInProtocol.direct.make(), folios: -1..<2).outcome == .refused(.notAFolio)
    )
    #expect(
      blocks.optimize(BuiltInProtocol.direct.make(), folios: 2..<2).outcome == .complete(folios: 0))
  }

  /// Allocations that fail after something was changed: the folio is put back.
  @Test(arguments: 0..<6)
  func lateFailuresArePutBack(_ allocation: Int) throws {
    let late = RemapProtocol(
      id: "late", title: "", source: "test", start: .basePages, split: .notNeeded,
      tailFrame: .headCopy,
      optimize: [
        Phase("read-only", per: .folio, [.set(.all, .page(.own, .readOnly))]),
        Phase(
          "break", per: .folio,
          [
            .pause(.ipi), .set(.tails, .invalid), .allocate(.headCopy),
            .copy(from: .headOwn, to: .headCopy), .set(.all, .page(.headCopy, .readOnly)),
            .set(.head, .page(.headCopy, .readWrite)), .resume,
          ]),
        Phase("free", per: .folio, [.free(.own)]),
      ],
      restore: [
        Phase("break", per: .folio, [.set(.tails, .invalid)]),
        Phase(
          "make", per: .folio,
          [
            .allocate(.fresh), .copy(from: .headOwn, to: .fresh),
            .set(.tails, .page(.fresh, .readWrite)),
          ]),
      ])
    var vmemmap = try SimulatedVmemmap<X86Format>(
      VmemmapLayout(size: .m2, folios: 6), start: .basePages, contents: .backed(.pointer),
      failures: .allocation(allocation))
    let before = vmemmap.image()
    let run = vmemmap.optimize(late)
    #expect(run.outcome == .partly(folios: 5, .outOfFrames))
    #expect(run.counts[Pause.ipi] == run.counts.resumes)
    #expect(vmemmap.violations() == [])
    #expect(vmemmap.optimize(late).outcome == .complete(folios: 6))
    let optimized = vmemmap.image()
    vmemmap.inject(.allocation(vmemmap.attempts.allocations + allocation * 7 + allocation))
    let restored = vmemmap.restore(late).outcome
    #expect(restored.folios == allocation)
    #expect(vmemmap.violations() == [])
    if allocation == 0 { #expect(vmemmap.image() == optimized) }
    vmemmap.inject(.none)
    #expect(vmemmap.restore(late).outcome == .complete(folios: 6))
    #expect(vmemmap.image() == before)
  }

  /// The steady state: dropping the split gives the same as asking for none.
  @Test(arguments: BuiltInProtocol.allCases, SplitMethod.allCases)
  func withoutSplit(_ name: BuiltInProtocol, _ split: SplitMethod) {
    let whole = name.make(split: split)
    #expect(whole.splitPhases + whole.remapPhases == whole.optimize)
    let steady = whole.withoutSplit()
    #expect(steady.splitPhases == [])
    let asked = name.make(split: .notNeeded)
    #expect(steady.optimize.map(\.steps) == asked.optimize.map(\.steps))
    #expect(steady.optimize.map(\.scope) == asked.optimize.map(\.scope))
    #expect(steady.restore == asked.restore)
    #expect(steady.start == asked.start)
    #expect(steady.split == asked.split)
  }

  /// The kernel flushes twice a batch to optimise, split or not, and once to restore (since v6.7);
  /// before that it flushed once a folio, and for a split where there was one.
  @Test(arguments: [
    (BuiltInProtocol.direct, 2), (.directHeadInPlace, 2), (.sharedTails, 2),
    (.sharedTailsHeadInPlace, 2), (.readOnlyFirst, 3), (.stopMachine, 1), (.directPerFolio, 128),
  ])
  func flushesOfABatch(_ name: BuiltInProtocol, _ flushes: Int) throws {
    let layout = try VmemmapLayout(size: .m2, folios: 128)
    var vmemmap = try SimulatedVmemmap<X86Format>(layout, start: .basePages)
    let steady = name.make().afterSplit()
    #expect(vmemmap.optimize(steady).counts.totalTLBIs == flushes)
    #expect(vmemmap.violations() == [])
    #expect(
      vmemmap.accounting.pages - vmemmap.accounting.inUse == 128 * 7
        - (steady.tailFrame == .sharedTail ? 1 : 0))
  }
}
