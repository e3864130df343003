import HugeTLB
import Testing

@testable import Vmemmap

@Suite struct AccountingTests {
  private func optimized(_ name: BuiltInProtocol, _ folios: Int, range: Range<Int>? = nil) throws
    -> FrameAccounting
  {
    let used = name.make()
    var vmemmap = try SimulatedVmemmap<VMSAv8Format>(
      VmemmapLayout(size: .m2, folios: folios), start: used.start)
    _ = vmemmap.optimize(used, folios: range)
    #expect(vmemmap.violations() == [])
    return vmemmap.accounting
  }

  /// 64 folios of 2M fill a vmemmap PMD: 448 pages saved, 1 spent; with the head copied the whole
  /// PMD's memory is one order-9 block, with the head in place it stays in crumbs.
  @Test func aHeadInPlaceCostsContiguity() throws {
    let copied = try optimized(.direct, 64)
    #expect(copied.netFreed == 448 - 1)
    #expect(copied.freedByOrder == [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0])
    let kept = try optimized(.directHeadInPlace, 64)
    #expect(kept.netFreed == 448 - 1)
    #expect(kept.freedByOrder == [64, 64, 64, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(kept.freedFrames == 448)
  }

  /// A folio alone under its PMD saves 7 and spends 1; shared tails cost a page more at first.
  @Test func scatteredFoliosPayForTheirTable() throws {
    #expect(try optimized(.direct, 64, range: 5..<6).netFreed == 6)
    #expect(try optimized(.sharedTails, 64, range: 5..<6).netFreed == 5)
    #expect(try optimized(.sharedTails, 64).sharedTailPages == 1)
  }

  /// 1G: 4095 saved, 8 tables spent.
  @Test func gigantic() throws {
    let used = BuiltInProtocol.direct.make()
    var vmemmap = try SimulatedVmemmap<X86Format>(
      VmemmapLayout(size: .g1, folios: 1), start: .blocks)
    let run = vmemmap.optimize(used)
    #expect(vmemmap.accounting.netFreed == 4095 - 8)
    #expect(run.counts.ptePages == 8)
    _ = vmemmap.restore(used)
    // PMDs aren't collapsed again: the tables stay spent.
    #expect(vmemmap.accounting.netFreed == -8)
  }

  /// A part of a PMD's folios: the others are as they were, writable, whatever the split does.
  @Test(arguments: BuiltInProtocol.allCases.filter { $0 != .bootTime })
  func neighboursAreLeftAlone(_ name: BuiltInProtocol) throws {
    let used = name.make()
    var vmemmap = try SimulatedVmemmap<VMSAv8Format>(
      VmemmapLayout(size: .m2, folios: 130), start: .blocks)
    let before = vmemmap.image()
    #expect(vmemmap.optimize(used, folios: 60..<70).outcome == .complete(folios: 10))
    #expect(vmemmap.violations() == [])
    let after = vmemmap.image()
    #expect(Array(after[..<480]) == Array(before[..<480]))
    #expect(Array(after[560...]) == Array(before[560...]))
    // Overlapping the done ones: those are passed over.
    #expect(vmemmap.optimize(used, folios: 65..<128).outcome == .complete(folios: 63))
    #expect(vmemmap.violations() == [])
    #expect(vmemmap.restore(used).outcome == .complete(folios: 130))
    #expect(vmemmap.image() == before)
  }

  /// Slices run at the same time, each with its own tables and pool.
  @Test func slicesRunConcurrently() async throws {
    let whole = try VmemmapLayout(size: .m2, folios: 1000)
    let freed = try await withThrowingTaskGroup(of: Int.self) { group in
      for slice in whole.slices(4) {
        group.addTask {
          let used = BuiltInProtocol.sharedTails.make()
          var vmemmap = try SimulatedVmemmap<VMSAv8Format>(slice, start: .blocks)
          _ = vmemmap.optimize(used)
          #expect(vmemmap.violations() == [])
          return vmemmap.accounting.netFreed + vmemmap.accounting.ptePages + 1
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(freed == 7000)
  }

  /// Windows run one after the other in the same memory.
  @Test func windowsReuseMemory() throws {
    let whole = try VmemmapLayout(size: .m2, folios: 1000)
    let windows = whole.windows(tableBytes: 4 * 4096)
    #expect(windows.count == 4)
    var vmemmap = try SimulatedVmemmap<X86Format>(windows[0], start: .blocks)
    var done = 0
    for window in windows {
      let fits = vmemmap.restart(window, start: .blocks)
      #expect(fits)
      done += vmemmap.optimize(BuiltInProtocol.direct.make()).outcome.folios
      #expect(vmemmap.violations() == [])
      #expect(vmemmap.layout.firstFolio == window.firstFolio)
    }
    #expect(done == 1000)
    let fits = vmemmap.restart(whole, start: .blocks)
    #expect(!fits)
  }
}

extension FrameAccounting {
  /// Frames given back: pages less those in use less PTE pages spent. Negative if HVO only cost.
  fileprivate var netFreed: Int { pages - inUse - ptePages }

  /// Frames in `freedByOrder`.
  fileprivate var freedFrames: Int {
    freedByOrder.enumerated().reduce(0) { $0 + $1.element << $1.offset }
  }
}
