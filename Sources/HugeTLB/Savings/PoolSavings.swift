/// What HVO saves on one pool.
public struct PoolSavings: Sendable, Hashable {
  /// The pool.
  public let pool: Pool
  /// Where its huge pages are taken to lie.
  public let placement: Placement
  /// The rule applied to one huge page, with the reason if nothing is freed.
  public let page: OptimizableVmemmap
  /// The pool's vmemmap, to the byte.
  public let budget: VmemmapBudget

  /// - Parameter memory: of the machine; bounds the tables of a scattered pool.
  /// - Throws: ``SavingsError``.
  public init(
    _ pool: Pool, placement: Placement = .contiguous, in model: KernelModel,
    memory: ByteCount? = nil
  ) throws(SavingsError) {
    self.pool = pool
    self.placement = placement
    page = OptimizableVmemmap(pool.size, in: model)
    let cost = try PageTableCost(pool, placement, in: model, memory: memory)
    budget = try VmemmapBudget(pool, page, cost, in: model)
  }
}
