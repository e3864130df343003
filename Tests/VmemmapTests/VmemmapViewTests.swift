import HugeTLB
import Testing

@testable import Vmemmap

/// What a walker sees through translations that it got before and after HVO; one thread, so exact.
@Suite struct VmemmapViewTests {
  static func make(_ folios: Int = 2) throws -> SimulatedVmemmap<VMSAv8Format> {
    let layout = try VmemmapLayout(size: .m2, folios: folios)
    return try SimulatedVmemmap(layout, start: .blocks, contents: .backed(.pointer))
  }

  @Test func translationsFollowTheTables() throws {
    var vmemmap = try Self.make()
    let found = vmemmap.beginWalks()
    let view = try #require(found)
    var maintenance = NoMaintenance()
    // Blocks: page p is frame p, writable.
    for page in 0..<16 {
      #expect(view.walk(page) == Translation(frame: UInt32(page), isWritable: true))
    }
    let remap = BuiltInProtocol.directHeadInPlace.make()
    _ = vmemmap.optimize(remap, maintenance: &maintenance)
    // Tails read-only on their head's frame.
    for page in 0..<16 {
      let head = UInt32(page / 8 * 8)
      #expect(view.walk(page) == Translation(frame: head, isWritable: page % 8 == 0))
    }
  }

  @Test func wordsAreJudged() throws {
    var vmemmap = try Self.make()
    let found = vmemmap.beginWalks()
    let view = try #require(found)
    var maintenance = NoMaintenance()
    let stale = try #require(view.walk(9))
    func look(_ translation: Translation, _ structPage: Int, page: Int) -> FolioWords.Finding {
      view.expected.judge(
        view.load(0, of: structPage, translation), 0, of: structPage, page: page)
    }
    #expect(look(stale, 0, page: 9) == .right)
    #expect(look(stale, 5, page: 1) == .wrong)
    _ = vmemmap.optimize(BuiltInProtocol.directHeadInPlace.make(), maintenance: &maintenance)
    let current = try #require(view.walk(9))
    #expect(look(stale, 5, page: 9) == .freed)
    #expect(look(current, 5, page: 9) == .right)
    #expect(look(current, 0, page: 9) == .fakeHead)
  }

  @Test func refcountsMoveWithTheHead() throws {
    var vmemmap = try Self.make()
    let found = vmemmap.beginWalks()
    let view = try #require(found)
    var maintenance = NoMaintenance()
    view.setRefcounts(1)
    let old = try #require(view.walk(8))
    #expect(view.exchange(1, for: 2, FolioWords.refcountWord, of: 0, old))
    _ = vmemmap.optimize(BuiltInProtocol.direct.make(), maintenance: &maintenance)
    #expect(view.refcount(of: 1) == 2)
    // The old head's frame is freed: its word is no count any more.
    #expect(view.load(FolioWords.refcountWord, of: 0, old) == VmemmapView.poison)
    view.forgetRefcounts()
    let violations = vmemmap.violations()
    #expect(violations.isEmpty)
  }

  /// Hardware sets the Access flag, so that a compare-and-swap from AF = 0 fails.
  @Test func walksSetTheAccessFlag() throws {
    var vmemmap = try Self.make()
    let found = vmemmap.beginWalks()
    let view = try #require(found)
    vmemmap.state.pmds.clear(VMSAv8Format.accessFlag, at: 0)
    #expect(view.walk(3) == Translation(frame: 3, isWritable: true))
    let entry = vmemmap.state.pmds[0]
    #expect(entry & VMSAv8Format.accessFlag != 0)
  }

  @Test func anInvalidEntryIsAFault() throws {
    var vmemmap = try Self.make()
    let found = vmemmap.beginWalks()
    let view = try #require(found)
    vmemmap.state.pmds[0] = 0
    #expect(view.walk(3) == nil)
  }

  @Test func withoutContentsThereIsNoView() throws {
    let layout = try VmemmapLayout(size: .m2, folios: 1)
    var vmemmap = try SimulatedVmemmap<X86Format>(layout, start: .basePages)
    let found = vmemmap.beginWalks()
    #expect(found.map { $0.pages } == nil)
  }
}
