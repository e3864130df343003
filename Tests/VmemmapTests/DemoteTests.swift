import HugeTLB
import Testing

@testable import Vmemmap

@Suite struct DemoteTests {
  static let protocols = BuiltInProtocol.allCases.filter { $0 != .bootTime }

  /// 1G → 512 × 2M is a restore at 1G and then an optimisation of 512 folios without a split.
  @Test(arguments: protocols)
  func oneGigabyte(_ name: BuiltInProtocol) throws {
    let used = name.make()
    let layout = try VmemmapLayout(size: .g1, folios: 2)
    var vmemmap = try SimulatedVmemmap<VMSAv8Format>(layout, start: used.start)
    _ = vmemmap.optimize(used)
    var nothing = NoMaintenance()
    let run = vmemmap.demote(used, folios: 0..<1, to: .m2, maintenance: &nothing)
    #expect(run.restored.outcome == .complete(folios: 1))
    #expect(run.optimized?.outcome == .complete(folios: 512))
    #expect(vmemmap.violations() == [])
    var expected = used.afterSplit().counts(
      .optimize, folios: 512, tailsPerFolio: 7, entriesPerTable: 512)
    if used.tailFrame == .sharedTail { expected.framesAllocated += 1 }
    #expect(run.optimized?.counts == expected)
    // One page each of the small folios, one of the large, shared pages of two orders.
    let shared = used.tailFrame == .sharedTail ? 2 : 0
    #expect(vmemmap.accounting.inUse == 512 + 1 + shared)

    // Both sizes stay usable, and no range may be taken at the wrong one.
    #expect(vmemmap.restore(used, folios: 1..<2).outcome == .complete(folios: 1))
    #expect(vmemmap.restore(used, folios: 0..<1).outcome == .refused(.notAFolio))
    let small = vmemmap.restore(used, folios: 0..<512, size: .m2, maintenance: &nothing)
    #expect(small.outcome == .complete(folios: 512))
    #expect(vmemmap.violations() == [])
    #expect(vmemmap.accounting.inUse == 2 * 4096 + shared)
  }

  /// ENOMEM in the restore: that folio and those after it stay large and optimised.
  @Test func stopsWhereMemoryEnds() throws {
    let used = BuiltInProtocol.direct.make()
    var vmemmap = try SimulatedVmemmap<X86Format>(
      VmemmapLayout(size: .g1, folios: 3), start: used.start)
    _ = vmemmap.optimize(used)
    vmemmap.inject(.allocation(vmemmap.attempts.allocations + 4095 + 17))
    var nothing = NoMaintenance()
    let run = vmemmap.demote(used, to: .m2, maintenance: &nothing)
    #expect(run.restored.outcome == .partly(folios: 1, .outOfFrames))
    #expect(run.optimized?.outcome == .complete(folios: 512))
    #expect(vmemmap.violations() == [])
    #expect(vmemmap.accounting.inUse == 512 + 2)
  }

  /// Folios that weren't optimised don't stand in for the one that failed before them.
  @Test func stopsAtTheFirstThatFails() throws {
    let used = BuiltInProtocol.direct.make()
    var vmemmap = try SimulatedVmemmap<X86Format>(
      VmemmapLayout(size: .g1, folios: 4), start: used.start)
    _ = vmemmap.optimize(used, folios: 0..<2)
    vmemmap.inject(.allocation(vmemmap.attempts.allocations + 4095))
    var nothing = NoMaintenance()
    let run = vmemmap.demote(used, to: .m2, maintenance: &nothing)
    #expect(run.restored.outcome == .partly(folios: 3, .outOfFrames))
    #expect(run.optimized?.outcome == .complete(folios: 512))
    #expect(vmemmap.violations() == [])
    let outside = vmemmap.demote(used, folios: 3..<9, to: .m2, maintenance: &nothing)
    #expect(outside.restored.outcome == .refused(.notAFolio))
  }

  @Test func refusesASizeThatIsNotSmaller() throws {
    var vmemmap = try SimulatedVmemmap<X86Format>(
      VmemmapLayout(size: .m2, folios: 3), start: .blocks)
    var nothing = NoMaintenance()
    let run = vmemmap.demote(
      BuiltInProtocol.direct.make(), to: .g1, maintenance: &nothing)
    #expect(run.restored.outcome == .refused(.notAFolio))
    #expect(run.optimized == nil)
  }

  /// The contents follow: demoted folios have heads of their own, and HVO keeps them.
  @Test func rewritesTheStructPages() throws {
    let used = BuiltInProtocol.direct.make()
    let size = try #require(HugePageSize(bytes: 32 << 20))
    var vmemmap = try SimulatedVmemmap<X86Format>(
      VmemmapLayout(size: size, folios: 2), start: .blocks, contents: .backed(for: used))
    _ = vmemmap.optimize(used)
    var nothing = NoMaintenance()
    _ = vmemmap.demote(used, to: .m2, maintenance: &nothing)
    #expect(vmemmap.violations() == [])
  }
}
