import HugeTLB
import Testing

@testable import Vmemmap

/// What single failures come to; every one there is: `EveryFailureTests`.
@Suite struct FailureTests {
  /// A compare-and-swap that fails 15 times succeeds at the 16th try; every try repeats the break.
  @Test func fifteenFailedTriesAreNotTheEnd() throws {
    let layout = try Shape.small[0].layout
    let used = BuiltInProtocol.accessFlag.make(split: .notNeeded)
    var vmemmap = try SimulatedVmemmap<VMSAv8Format>(
      layout, start: .basePages, failures: FailureInjection(swaps: 5..<6, failedTries: 15))
    let run = vmemmap.optimize(used)
    #expect(run.outcome == .complete(folios: 3))
    #expect(run.counts.failedSwaps == 15)
    #expect(run.counts.swaps == 3 * 8)
    #expect(run.counts.accessFlagClears == 3 * 8 + 15)
    #expect(run.counts[TLBInvalidation(.address(.current))] == 3 * 8 + 15)
    #expect(vmemmap.violations() == [])
  }

  /// A give-up at tail 3 of the second folio leaves it partly optimised: entries 0 to 2 remapped.
  @Test func givingUpLeavesAPartlyOptimisedFolio() throws {
    let layout = try Shape.small[0].layout
    let used = BuiltInProtocol.accessFlag.make(split: .notNeeded)
    // Heads are swapped first, one for each folio, then the tails folio by folio.
    var vmemmap = try SimulatedVmemmap<VMSAv8Format>(
      layout, start: .basePages, contents: .backed(.mask), failures: .swap(3 + 7 + 2))
    let run = vmemmap.optimize(used)
    #expect(run.outcome == .partly(folios: 2, .gaveUp))
    #expect(run.counts.failedSwaps == 16)
    #expect(vmemmap.violations() == [])
    // 7 + 7 tails freed, and of the second folio tails 1 and 2; one shared tail page taken.
    #expect(vmemmap.accounting.inUse == 24 - 16 + 1)
    // Asked again, the kernel passes it over; de-HVO restores all three.
    #expect(vmemmap.optimize(used).outcome == .partly(folios: 2, .gaveUp))
    #expect(vmemmap.restore(used).outcome == .complete(folios: 3))
    #expect(vmemmap.violations() == [])
    #expect(vmemmap.accounting.inUse == 24 + 1)
  }

  /// ENOMEM once while heads are copied: what was collected is freed and the folio tried again.
  @Test func aFailedHeadCopyIsRetried() throws {
    let layout = try VmemmapLayout(size: .m2, folios: 200)
    let used = BuiltInProtocol.direct.make(split: .notNeeded)
    var vmemmap = try SimulatedVmemmap<X86Format>(
      layout, start: .basePages, failures: .allocation(150))
    let run = vmemmap.optimize(used)
    #expect(run.outcome == .complete(folios: 200))
    // The flush before freeing early, and the usual one.
    #expect(run.counts[TLBInvalidation(.everything)] == 2)
    #expect(run.counts.framesFreed == 200 * 8)
    #expect(vmemmap.violations() == [])
  }

  /// Split ENOMEM ends the split loop: folios under split PMDs go on, the others are left alone.
  @Test func splitOutOfMemoryLeavesTheRest() throws {
    let layout = try VmemmapLayout(size: .m2, folios: 256)
    var vmemmap = try SimulatedVmemmap<X86Format>(
      layout, start: .blocks, failures: .allocation(2))
    #expect(
      vmemmap.optimize(BuiltInProtocol.direct.make()).outcome
        == .partly(folios: 128, .outOfTables))
    #expect(vmemmap.blockPMDs == 2)
    #expect(vmemmap.violations() == [])
  }

  /// Restore ENOMEM: that folio and the rest stay optimised.
  @Test func restoreOutOfMemoryStopsThere() throws {
    let layout = try VmemmapLayout(size: .m2, folios: 10)
    let used = BuiltInProtocol.direct.make()
    var vmemmap = try SimulatedVmemmap<X86Format>(layout, start: .blocks)
    _ = vmemmap.optimize(used)
    let before = vmemmap.attempts.allocations
    vmemmap.inject(.allocation(before + 4 * 7 + 3))
    #expect(vmemmap.restore(used).outcome == .partly(folios: 4, .outOfFrames))
    #expect(vmemmap.violations() == [])
    #expect(vmemmap.accounting.inUse == 4 * 8 + 6)
  }
}
