import HugeTLB
import Testing

@testable import Vmemmap

@Suite struct VmemmapLayoutTests {
  /// Tails saved per folio with 64-byte struct pages (0: nothing to save).
  static let savings: [(BasePageSize, UInt64, Int)] = [
    (.k4, 64 << 10, 0), (.k4, 2 << 20, 7), (.k4, 32 << 20, 127), (.k4, 1 << 30, 4095),
    (.k16, 2 << 20, 0), (.k16, 32 << 20, 7), (.k16, 1 << 30, 255),
    (.k64, 2 << 20, 0), (.k64, 512 << 20, 7), (.k64, 16 << 30, 255),
  ]

  @Test(arguments: savings)
  func tailsPerFolio(_ page: BasePageSize, _ bytes: UInt64, _ tails: Int) throws {
    let size = try #require(HugePageSize(bytes: bytes))
    let layout = try VmemmapLayout(geometry: VmemmapGeometry(page: page), size: size, folios: 5)
    #expect(layout.tailsPerFolio == tails)
    #expect(layout.isOptimizable == (tails > 0))
    // What can't be saved is refused, not run.
    if tails == 0 {
      var vmemmap = try SimulatedVmemmap<VMSAv8Format>(layout, start: .blocks)
      #expect(vmemmap.optimize(BuiltInProtocol.direct.make()).outcome == .refused(.nothingToSave))
      #expect(vmemmap.violations() == [])
    }
  }

  /// 64 TiB of 2M pages: 1 TiB of vmemmap... in windows of 1M folios and 64 MiB of tables.
  @Test func windowsCoverTheWhole() throws {
    let layout = try VmemmapLayout(size: .m2, folios: 1 << 25)
    #expect(layout.hugeBytes == 64 << 40)
    #expect(layout.pages * 4096 == 1 << 40)
    #expect(layout.pmds == 1 << 19)
    let windows = layout.windows(tableBytes: 64 << 20)
    #expect(windows.count == 32)
    #expect(windows.allSatisfy { $0.tableBytes == 64 << 20 && $0.folios == 1 << 20 })
    #expect(
      zip(windows, windows.dropFirst()).allSatisfy { $0.firstFolio + $0.folios == $1.firstFolio })
  }

  @Test(arguments: [1, 2, 3, 7, 64, 1000])
  func slicesShareNoTable(_ count: Int) throws {
    for shape in Shape.all {
      let layout = try shape.layout
      let slices = layout.slices(count)
      #expect(slices.count <= count)
      #expect(slices.reduce(0) { $0 + $1.folios } == layout.folios)
      for slice in slices.dropLast() { #expect(slice.pages % slice.entriesPerTable == 0) }
      for (one, next) in zip(slices, slices.dropFirst()) {
        #expect(one.firstFolio + one.folios == next.firstFolio)
        // Frames don't overlap either: one layout's pool ends before the next one's begins.
        let first = FrameCoding(one, mask: ~0)
        let frames = one.mappedPages + one.folios + one.pmds * 2 + 128
        #expect(FrameCoding(next, mask: ~0).firstFrame >= first.firstFrame + UInt64(frames))
      }
    }
  }

  @Test func refusesWhatItCannotHold() throws {
    #expect(throws: LayoutProblem.noFolios) { try VmemmapLayout(size: .m2, folios: 0) }
    #expect(throws: LayoutProblem.noFolios) { try VmemmapLayout(size: .m2, folios: -3) }
    #expect(throws: LayoutProblem.tooManyFolios(1 << 40, most: 1 << 26)) {
      try VmemmapLayout(size: .m2, folios: 1 << 40)
    }
    #expect(throws: LayoutProblem.firstFolio(-1)) {
      try VmemmapLayout(size: .m2, folios: 1, firstFolio: -1)
    }
    #expect(throws: LayoutProblem.self) {
      try VmemmapLayout(size: .m2, folios: Int.max, firstFolio: Int.max)
    }
    #expect(throws: LayoutProblem.entryBytes(16)) {
      try VmemmapLayout(geometry: VmemmapGeometry(entryBytes: 16), size: .m2, folios: 1)
    }
    let odd = try #require(StructPageSize(bytes: 80))
    #expect(throws: LayoutProblem.structPage(80)) {
      try VmemmapLayout(geometry: VmemmapGeometry(structPage: odd), size: .m2, folios: 1)
    }
    #expect(throws: SimulationProblem.pageSize(16384, architecture: "x86-64")) {
      let size = try #require(HugePageSize(bytes: 32 << 20))
      let layout = try VmemmapLayout(geometry: VmemmapGeometry(page: .k16), size: size, folios: 1)
      _ = try SimulatedVmemmap<X86Format>(layout, start: .blocks)
    }
  }

  /// The largest that is allowed has frame numbers in reach of 48 address bits at 64K granule.
  @Test func framesFitTheAddress() throws {
    let size = try #require(HugePageSize(bytes: 512 << 20))
    let most = VmemmapLayout.lastPage / 8
    let layout = try VmemmapLayout(
      geometry: VmemmapGeometry(page: .k64), size: size, folios: 1, firstFolio: most - 1)
    let last = FrameCoding(layout, mask: 0).firstFrame + UInt64(layout.mappedPages * 2)
    #expect(VMSAv8Format.frame(of: VMSAv8Format.output(last, .k64), .k64) == last)
  }
}
