/// What HVO saves on all pools of one machine: a line per pool and their sum.
///
/// Each pool is placed by itself: a vmemmap PMD that two pools share at their seam counts once in
/// each, and scattered pools may claim the same PMDs, so the sum of the tables is an upper bound.
public struct SavingsPlan: Sendable, Hashable {
  /// The kernel it is computed for.
  public let model: KernelModel
  /// nil if it isn't known.
  public let memory: ByteCount?
  /// One line a pool, in the order given.
  public let lines: [PoolSavings]
  /// The sum of the lines.
  public let total: VmemmapBudget

  /// - Parameters:
  ///   - pools: of sizes that the architecture has; another is refused with the list.
  ///   - placement: of every pool, unless `placements` has one for its size.
  ///   - memory: of the machine; pools above it are refused.
  public init(
    _ pools: [Pool], placement: Placement = .contiguous,
    placements: [HugePageSize: Placement] = [:], in model: KernelModel, memory: ByteCount? = nil
  ) throws(SavingsError) {
    var lines: [PoolSavings] = []
    var total = VmemmapBudget.none
    for pool in pools {
      do { try model.architecture.check(pool.size, page: model.geometry.page) } catch {
        throw .architecture(error)
      }
      let line = try PoolSavings(
        pool, placement: placements[pool.size] ?? placement, in: model, memory: memory)
      total = try total.adding(line.budget)
      lines.append(line)
    }
    if let memory, total.pool > memory.bytes {
      throw .exceedsMemory(pool: ByteCount(unchecked: total.pool), memory: memory)
    }
    (self.model, self.memory, self.lines, self.total) = (model, memory, lines, total)
  }

  /// The machine's memory before and after; nil if it isn't known or can't hold the pools and
  /// their vmemmap together.
  public var balance: MemoryBalance? { memory.flatMap { MemoryBalance(total, of: $0) } }

  /// What to say beside one line, in a fixed order; empty if nothing.
  public func notes(on line: PoolSavings) -> [String] {
    if let reason = line.page.noSaving { return [reason.description] }
    return [model.support.condition, model.version?.allocationNote].compactMap { $0 }
  }

  /// Why there is no balance although the memory is known; nil if there is one.
  public var shortage: String? {
    guard let memory, balance == nil else { return nil }
    let (pool, before) = (ByteCount(unchecked: total.pool), ByteCount(unchecked: total.before))
    let kept = ByteCount(unchecked: total.kept)
    // Nothing overflows: each is at most 2^63 − 1.
    let isShortWithHVO = total.pool + total.kept > memory.bytes
    return "the pools take \(pool) and their vmemmap \(before) without HVO, \(kept) with it: "
      + "\(isShortWithHVO ? "either way" : "without HVO") more than the memory of \(memory)"
  }
}
