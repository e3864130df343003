import HugeTLB
import TestSupport
import Testing

@testable import Vmemmap

/// Frames kept as rows: what a row says must be what each single entry says.
@Suite struct FolioRowTests {
  /// PTEs of folios that follow a pattern, with attribute bits that don't count.
  private func table(
    _ row: FolioRow, stride: Int, _ coding: FrameCoding, at memory: borrowing RawMemory
  ) -> EntryTable {
    let table = EntryTable(memory.base)
    for folio in 0..<row.folios {
      for entry in 0..<stride {
        let frame =
          entry == 0
          ? Int(row.head) + folio * Int(row.headStep)
          : Int(row.tails) + folio * Int(row.tailsStep) + entry - 1
        table[folio * stride + entry] =
          UInt64(Int(coding.firstFrame) + frame) << coding.shift | UInt64(entry) | 1 << 63
      }
    }
    return table
  }

  static let coding = FrameCoding(firstFrame: 4096, shift: 12, mask: 0x000F_FFFF_FFFF_F000)

  /// One entry on another frame ends the row at its folio, whichever entry it is.
  @Test(arguments: [2, 4, 8, 16, 512])
  func everyEntryCounts(stride: Int) throws {
    let row = FolioRow(
      first: 0, folios: 11, head: 90_000, headStep: 1, tails: 7,
      tailsStep: UInt32(stride - 1))
    let memory = try RawMemory(bytes: row.folios * stride * 8)
    let table = table(row, stride: stride, Self.coding, at: memory)
    #expect(table.folios(alike: row, Self.coding, stride: stride, most: 11) == 11)
    #expect(table.folios(alike: row, Self.coding, stride: stride, most: 3) == 3)
    for index in 0..<row.folios * stride {
      let before = table[index]
      for wrong in [before + 1 << 12, before - 1 << 12, before ^ 1 << 40] {
        table[index] = wrong
        #expect(
          table.folios(alike: row, Self.coding, stride: stride, most: 11) == index / stride)
      }
      table[index] = before
    }
  }

  @Test func goesOnOnlyWithItsPattern() throws {
    let memory = try RawMemory(bytes: FolioRows.bytes)
    var rows = FolioRows(memory.base)
    func add(_ first: Int, _ head: UInt32) -> Bool {
      rows.add(FolioRow(first: first, folios: 4, head: head, headStep: 1))
    }
    #expect(add(0, 100) && add(4, 104) && rows.count == 1)
    // A gap in the batch, then a gap in the frames.
    #expect(add(12, 112) && rows.count == 2)
    #expect(add(16, 200) && rows.count == 3)
    var seen: [[UInt32]] = []
    rows.forEach(in: 6..<18) { row in
      seen.append((0..<row.folios).map { row.dropping($0).head })
    }
    #expect(seen == [[106, 107], [112, 113, 114, 115], [200, 201]])
    for index in 0..<FolioRows.most - 3 { #expect(add(100 + 8 * index, 1000)) }
    #expect(!add(2000, 1) && rows.count == FolioRows.most)
  }

  /// Freed as a row or frame by frame: the same bits and the same count.
  @Test(arguments: [(true, false), (false, true), (true, true)])
  func releasesAsAListDoes(head: Bool, tails: Bool) throws {
    let shapes = [
      FolioRow(first: 0, folios: 9, head: 16, headStep: 8, tails: 17, tailsStep: 8),
      FolioRow(first: 0, folios: 9, head: 900, headStep: 1, tails: 61, tailsStep: 7),
      FolioRow(first: 0, folios: 9, head: 900, headStep: 3, tails: 61, tailsStep: 11),
      // Backwards.
      FolioRow(first: 0, folios: 9, head: 900, headStep: ~0, tails: 500, tailsStep: ~0 - 9),
    ]
    for row in shapes {
      var pool = try FramePool(pages: 1024, others: 0, failures: .none)
      pool.reset(inUse: 1024, own: 1024)
      pool.release(row, entries: 8, head: head, tails: tails)
      var expected: Set<Int> = []
      for folio in 0..<9 {
        let part = row.dropping(folio)
        if head { expected.insert(Int(part.head)) }
        if tails { expected.formUnion((0..<7).map { Int(part.tails) + $0 }) }
      }
      #expect(pool.freeCount == expected.count && pool.freeFound == expected.count)
      #expect((0..<1024).allSatisfy { pool.isFree($0) == expected.contains($0) })
    }
  }

  /// A run is whole or isn't given, and failures are counted as for single frames.
  @Test func allocatesARunOrNothing() throws {
    var pool = try FramePool(pages: 512, others: 0, failures: .none)
    pool.reset(inUse: 512, own: 512)
    pool.release(Array(100..<300), 200)
    pool.release(Array(310..<400), 90)
    #expect(pool.allocateRun(150) == 100)
    #expect(pool.allocateRun(51) == nil)
    #expect(pool.tried == 150 && pool.freeCount == 140 && pool.freeFound == 140)
    pool.failures = .allocation(160)
    #expect(pool.allocateRun(11) == nil)
    #expect(pool.allocateRun(10) == 250)
    pool.failures = .none
    #expect(pool.allocateRun(40) == 260)
    #expect(pool.allocateRun(90) == 310)
    #expect(pool.allocateRun(1) == nil && pool.freeCount == 0)
  }

  /// Random batches over a vmemmap whose frames get more and more mixed up: consistent after each,
  /// and everything comes back in the end.
  @Test(
    arguments: [BuiltInProtocol.direct, .sharedTailsReadOnlyFirst, .directHeadInPlace],
    UInt64(1)...4)
  func randomBatches(_ name: BuiltInProtocol, seed: UInt64) throws {
    let used = name.make(split: .notNeeded)
    var random = SplitMix64(seed: seed)
    var vmemmap = try SimulatedVmemmap<X86Format>(
      VmemmapLayout(size: .m2, folios: 300), start: .basePages)
    var optimized: Set<Int> = []
    var nothing = NoMaintenance()
    for _ in 0..<60 {
      let first = Int(random.next() % 300)
      let folios = first..<min(300, first + 1 + Int(random.next() % 120))
      let isRestore = random.next() % 2 == 0
      let run =
        isRestore
        ? vmemmap.restore(used, folios: folios, maintenance: &nothing)
        : vmemmap.optimize(used, folios: folios, maintenance: &nothing)
      #expect(run.outcome == .complete(folios: folios.count))
      if isRestore { optimized.subtract(folios) } else { optimized.formUnion(folios) }
      #expect(vmemmap.violations() == [])
      let accounting = vmemmap.accounting
      #expect(
        accounting.inUse == 8 * 300 - 7 * optimized.count + accounting.sharedTailPages)
    }
    #expect(vmemmap.restore(used).outcome == .complete(folios: 300))
    #expect(vmemmap.accounting.inUse == 8 * 300 + vmemmap.accounting.sharedTailPages)
  }
}
