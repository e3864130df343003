/// Where the bytes of one or more pools' vmemmap go: exact, each at most 2^63 − 1.
public struct VmemmapBudget: Sendable, Hashable {
  /// Memory in the huge pages.
  public let pool: UInt64
  /// Base pages in the huge pages.
  public let basePages: UInt64
  /// Vmemmap without HVO.
  public let before: UInt64
  /// Vmemmap that HVO frees.
  public let freed: UInt64
  /// PTE tables spent on splitting vmemmap PMDs; they stay after de-HVO.
  public let tables: UInt64
  /// Bytes of those tables.
  public let tableBytes: UInt64
  /// Shared tail pages, one per zone and order (v7.1 and later); they stay as well.
  public let sharedTailBytes: UInt64

  /// Vmemmap that HVO keeps.
  public var kept: UInt64 { before - freed }

  /// Freed minus spent; negative where the tables cost more than HVO frees.
  ///
  /// Cannot overflow: every part is at most 2^63 − 1, and so is what is spent together.
  public var net: Int64 { Int64(freed) - Int64(spent) }

  /// Tables and shared tail pages.
  public var spent: UInt64 { tableBytes + sharedTailBytes }

  /// What de-HVO of every page leaves behind: nothing of it is given back.
  public var leftAfterRestore: UInt64 { spent }

  /// Net saving of the memory in the huge pages.
  public var netOfPool: Ratio { Ratio(net, over: pool) }

  /// Net saving of the machine's memory.
  public func net(of memory: ByteCount) -> Ratio { Ratio(net, over: memory.bytes) }

  /// No pool at all.
  public static let none = VmemmapBudget(
    pool: 0, basePages: 0, before: 0, freed: 0, tables: 0, tableBytes: 0, sharedTailBytes: 0)

  private init(
    pool: UInt64, basePages: UInt64, before: UInt64, freed: UInt64, tables: UInt64,
    tableBytes: UInt64, sharedTailBytes: UInt64
  ) {
    (self.pool, self.basePages, self.before, self.freed) = (pool, basePages, before, freed)
    (self.tables, self.tableBytes) = (tables, tableBytes)
    self.sharedTailBytes = sharedTailBytes
  }

  /// The budget of one pool.
  init(
    _ pool: Pool, _ page: OptimizableVmemmap, _ cost: PageTableCost, in model: KernelModel
  ) throws(SavingsError) {
    var what: String { "\(pool.count) pages of \(pool.size)" }
    self.init(
      pool: try pool.bytes(), basePages: try multiply(pool.count, page.basePages, what),
      before: try multiply(pool.count, page.before, "vmemmap of \(what)"),
      freed: try multiply(pool.count, page.freed, "vmemmap of \(what)"), tables: cost.tables,
      tableBytes: cost.bytes,
      sharedTailBytes: page.freed > 0 && pool.count > 0 ? try model.sharedTailBytes() : 0)
    _ = try add(tableBytes, sharedTailBytes, "page tables")
  }

  /// The same on so many machines.
  public func times(_ count: UInt64) throws(SavingsError) -> Self {
    let product = VmemmapBudget(
      pool: try multiply(pool, count, "pools"),
      basePages: try multiply(basePages, count, "base pages"),
      before: try multiply(before, count, "vmemmap"), freed: try multiply(freed, count, "vmemmap"),
      tables: try multiply(tables, count, "page tables"),
      tableBytes: try multiply(tableBytes, count, "page tables"),
      sharedTailBytes: try multiply(sharedTailBytes, count, "shared tail pages"))
    _ = try add(product.tableBytes, product.sharedTailBytes, "page tables")
    return product
  }

  /// The sum of two budgets.
  public func adding(_ other: Self) throws(SavingsError) -> Self {
    let sum = VmemmapBudget(
      pool: try add(pool, other.pool, "pools"),
      basePages: try add(basePages, other.basePages, "base pages"),
      before: try add(before, other.before, "vmemmap"),
      freed: try add(freed, other.freed, "vmemmap"),
      tables: try add(tables, other.tables, "page tables"),
      tableBytes: try add(tableBytes, other.tableBytes, "page tables"),
      sharedTailBytes: try add(sharedTailBytes, other.sharedTailBytes, "shared tail pages"))
    _ = try add(sum.tableBytes, sum.sharedTailBytes, "page tables")
    return sum
  }
}
