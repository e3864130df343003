/// The PTE tables that HVO spends on a pool: one per vmemmap PMD that was mapped by a block.
///
/// Spent once for the life of the kernel: de-HVO doesn't collapse a PMD again. Addresses count
/// from the start of the vmemmap, which the kernel aligns to more than a PMD.
public struct PageTableCost: Sendable, Hashable {
  /// Vmemmap PMDs split.
  public let tables: UInt64
  /// Bytes of those tables; a table fills a base page, except on s390x (half of one) and on
  /// powerpc with 64K pages (256 B).
  public let bytes: UInt64

  /// - Parameter memory: of the machine; bounds a scattered pool.
  /// - Complexity: O(n log n) in the runs of an explicit placement, else O(1).
  public init(
    _ pool: Pool, _ placement: Placement, in model: KernelModel, memory: ByteCount? = nil
  ) throws(SavingsError) {
    let optimizable = OptimizableVmemmap(pool.size, in: model)
    let runs = try Self.checkedRuns(pool, placement, model.geometry)
    guard model.mapping == .pmd, optimizable.freed > 0, pool.count > 0 else {
      (tables, bytes) = (0, 0)
      return
    }
    let geometry = model.geometry
    if let runs {
      tables = try Self.count(runs, optimizable, geometry)
    } else {
      // A huge page's vmemmap is a naturally aligned power of two.
      let each = max(1, optimizable.before / geometry.pmdBytes)
      let most = try multiply(pool.count, each, "page tables")
      tables = min(most, memory.map { Self.tables(in: $0, geometry) } ?? most)
    }
    bytes = try multiply(tables, geometry.tableBytes, "page tables")
  }

  /// Vmemmap PMDs that describe this much memory from frame 0 on.
  static func tables(in memory: ByteCount, _ geometry: VmemmapGeometry) -> UInt64 {
    let pagesPerPMD = max(1, geometry.pmdBytes / geometry.structPage.bytes)
    let pages = (memory.bytes + geometry.page.bytes - 1) / geometry.page.bytes
    return (pages + pagesPerPMD - 1) / pagesPerPMD
  }

  /// The runs sorted by frame, or nil if the pool is scattered.
  private static func checkedRuns(
    _ pool: Pool, _ placement: Placement, _ geometry: VmemmapGeometry
  ) throws(SavingsError) -> [PFNRun]? {
    let runs: [PFNRun]
    switch placement {
    case .scattered: return nil
    case .contiguous: runs = [PFNRun(pfn: 0, count: pool.count)]
    case .contiguousFrom(let pfn): runs = [PFNRun(pfn: pfn, count: pool.count)]
    case .runs(let list): runs = list.filter { $0.count > 0 }.sorted { $0.pfn < $1.pfn }
    }
    let pages = max(1, geometry.basePages(in: pool.size))
    var placed: UInt64 = 0
    var end: UInt64 = 0
    for run in runs {
      guard run.pfn % pages == 0 else { throw .placement(.misaligned(pfn: run.pfn, pool.size)) }
      guard run.pfn >= end else { throw .placement(.overlap(pfn: run.pfn, pool.size)) }
      end = try add(run.pfn, multiply(run.count, pages, "page frames"), "page frames")
      placed = try add(placed, run.count, "huge pages")
    }
    guard placed == pool.count else {
      throw .placement(.wrongCount(placed: placed, pool: pool.count, pool.size))
    }
    return runs
  }

  /// PMDs touched by sorted runs, each counted once.
  private static func count(
    _ runs: [PFNRun], _ page: OptimizableVmemmap, _ geometry: VmemmapGeometry
  ) throws(SavingsError) -> UInt64 {
    var total: UInt64 = 0
    var next: UInt64 = 0  // first PMD not counted yet
    for run in runs {
      let start = try multiply(run.pfn, geometry.structPage.bytes, "vmemmap addresses")
      let length = try multiply(run.count, page.before, "vmemmap addresses")
      let end = try add(start, length, "vmemmap addresses")
      let first = max(next, start / geometry.pmdBytes)
      let last = (end - 1) / geometry.pmdBytes
      guard last >= first else { continue }
      total += last - first + 1  // at most 2^63 / pmdBytes
      next = last + 1
    }
    return total
  }
}
