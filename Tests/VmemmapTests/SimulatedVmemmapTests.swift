import HugeTLB
import Testing

@testable import Vmemmap

@Suite struct SimulatedVmemmapTests {
  /// HVO, then de-HVO, then both again on the split vmemmap, with contents, on arm64.
  @Test(arguments: BuiltInProtocol.allCases, Shape.all)
  func restoresWhatItOptimised(_ name: BuiltInProtocol, _ shape: Shape) throws {
    let layout = try shape.layout
    let whole = name.make()
    let backed: Contents =
      layout.pages <= 2000 && layout.geometry.page == .k4
      ? .backed(for: whole) : .none
    var vmemmap = try SimulatedVmemmap<VMSAv8Format>(
      layout, start: whole.start, contents: backed)
    let before = vmemmap.image()
    #expect(vmemmap.violations() == [])

    for pass in 0..<3 {
      let boots = whole.start == .unmapped
      if boots, pass > 0 { break }
      let used = pass == 0 ? whole : whole.withoutSplit()
      #expect(vmemmap.optimize(used).outcome == .complete(folios: shape.folios))
      #expect(vmemmap.violations() == [])
      let saved = vmemmap.accounting
      // Each folio keeps one page; shared tails cost one more for all.
      let shared = whole.tailFrame == .sharedTail ? 1 : 0
      #expect(saved.inUse == shape.folios + shared)
      #expect(saved.sharedTailPages == shared)
      #expect(saved.ptePages == (whole.start == .blocks ? layout.pmds : 0))

      #expect(vmemmap.restore(used).outcome == .complete(folios: shape.folios))
      #expect(vmemmap.violations() == [])
      #expect(vmemmap.accounting.inUse == layout.pages + shared)
      if !boots { #expect(vmemmap.image() == before) }
    }
  }

  @Test(arguments: BuiltInProtocol.allCases, Shape.all)
  func countsWhatTheDescriptionSays(_ name: BuiltInProtocol, _ shape: Shape) throws {
    let layout = try shape.layout
    for used in [name.make(), name.make().withoutSplit(), name.make(split: .withBreak)] {
      var vmemmap = try SimulatedVmemmap<VMSAv8Format>(layout, start: used.start)
      for direction in RemapProtocol.Direction.allCases {
        let blocks = vmemmap.blockPMDs
        let run = direction == .optimize ? vmemmap.optimize(used) : vmemmap.restore(used)
        var expected = used.counts(
          direction, folios: shape.folios, blockPMDs: blocks, tailsPerFolio: layout.tailsPerFolio,
          entriesPerTable: layout.entriesPerTable)
        if direction == .optimize, used.tailFrame == .sharedTail { expected.framesAllocated += 1 }
        #expect(run.counts == expected)
      }
    }
  }
}
