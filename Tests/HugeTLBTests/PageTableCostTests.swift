import HugeTLB
import TestSupport
import Testing

struct PageTableCostTests {
  let x86 = try! KernelModel(architecture: .x86_64)

  func tables(
    _ size: HugePageSize, _ count: UInt64, _ placement: Placement, _ model: KernelModel? = nil,
    memory: ByteCount? = nil
  ) throws -> UInt64 {
    let pool = Pool(size, count: count)
    return try PageTableCost(pool, placement, in: model ?? x86, memory: memory).tables
  }

  /// One vmemmap PMD of 2 MiB describes 128 MiB: 64 pages of 2M.
  @Test func adjacentPagesShareATable() throws {
    #expect(try tables(.m2, 64, .contiguous) == 1)
    #expect(try tables(.m2, 65, .contiguous) == 2)
    #expect(try tables(.m2, 1, .contiguous) == 1)
    #expect(try tables(.g1, 1, .contiguous) == 8)
    #expect(try tables(.m2, 0, .contiguous) == 0)
  }

  @Test func seamsCount() throws {
    // 64 pages of 2M from the second page on: 63 in the first PMD, 1 in the second.
    #expect(try tables(.m2, 64, .contiguousFrom(pfn: 512)) == 2)
    #expect(try tables(.m2, 63, .contiguousFrom(pfn: 512)) == 1)
  }

  @Test func scatteredPagesPayEach() throws {
    #expect(try tables(.m2, 64, .scattered) == 64)
    #expect(try tables(.g1, 3, .scattered) == 24)
    // 1 GiB of memory has only 8 vmemmap PMDs to split.
    #expect(try tables(.m2, 64, .scattered, memory: ByteCount(1 << 30)) == 8)
  }

  @Test func runsCountEachPMDOnce() throws {
    // Pages 0 and 63 share PMD 0; page 64 lies in PMD 1; page 640 in PMD 10.
    let runs = [0, 63, 64, 640].map { PFNRun(pfn: $0 * 512, count: 1) }
    #expect(try tables(.m2, 4, .runs(runs)) == 3)
    #expect(try tables(.m2, 4, .runs(runs.reversed())) == 3)
  }

  /// Against a set of PMD numbers built page by page.
  @Test func runsAgreeWithACountByHand() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<200 {
      var page: UInt64 = 0
      var runs: [PFNRun] = []
      var touched: Set<UInt64> = []
      for _ in 0..<(1 + random.next() % 8) {
        page += random.next() % 150
        let count = 1 + random.next() % 100
        runs.append(PFNRun(pfn: page * 512, count: count))
        for one in page..<(page + count) { touched.insert(one * 32768 / 2_097_152) }
        page += count
      }
      let count = runs.reduce(0) { $0 + $1.count }
      #expect(try tables(.m2, count, .runs(runs)) == UInt64(touched.count))
    }
  }

  @Test func nothingToSplitNothingSpent() throws {
    let k16 = try KernelModel(architecture: .arm64, page: .k16)
    #expect(try tables(try HugePageSize(parsing: "32M"), 10, .scattered, k16) == 0)
    let basePages = try KernelModel(architecture: .x86_64, mapping: .basePages)
    #expect(try tables(.m2, 10, .scattered, basePages) == 0)
    let old = try KernelModel(architecture: .x86_64, version: KernelVersion(5, 13))
    #expect(try tables(.m2, 10, .scattered, old) == 0)
  }

  /// FEAT_D128: tables of 256 entries, so a PMD maps 1 MiB of vmemmap, 32 pages of 2M.
  @Test func wideDescriptorsHalveThePMD() throws {
    let wide = try KernelModel(architecture: .arm64, entryBytes: 16)
    #expect(try tables(.m2, 64, .contiguous, wide) == 2)
    #expect(wide.geometry.tableBytes == 4096)
  }

  /// s390x tables have 256 entries, 2 KiB (commit 00a34d5a99c0 names them): 64 pages of 1M a PMD.
  @Test func smallerTables() throws {
    let s390x = try KernelModel(architecture: .s390x)
    let cost = try PageTableCost(
      Pool(try HugePageSize(parsing: "1M"), count: 65), .contiguous, in: s390x)
    #expect(cost.tables == 2)
    #expect(cost.bytes == 4096)
  }

  @Test func placementsThatDoNotFitAreRefused() {
    let pool = Pool(.m2, count: 2)
    #expect(throws: SavingsError.placement(.misaligned(pfn: 5, .m2))) {
      try PageTableCost(pool, .contiguousFrom(pfn: 5), in: x86)
    }
    #expect(throws: SavingsError.placement(.wrongCount(placed: 1, pool: 2, .m2))) {
      try PageTableCost(pool, .runs([PFNRun(pfn: 0, count: 1)]), in: x86)
    }
    #expect(throws: SavingsError.placement(.overlap(pfn: 512, .m2))) {
      try PageTableCost(
        Pool(.m2, count: 3), .runs([PFNRun(pfn: 0, count: 2), PFNRun(pfn: 512, count: 1)]), in: x86)
    }
    #expect(throws: SavingsError.overflow("vmemmap addresses")) {
      try PageTableCost(pool, .contiguousFrom(pfn: 1 << 62), in: x86)
    }
  }
}
