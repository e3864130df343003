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

  /// What to say beside the figures, in a fixed order; empty if nothing.
  public var notes: [String] {
    var notes: [String] = []
    if !model.support.isSupported, total.freed > 0 {
      notes.append("would save: " + model.support.reason)
    }
    if let note = model.version?.allocationNote { notes.append(note) }
    for line in lines {
      if let reason = line.page.noSaving { notes.append("\(line.pool.size): \(reason)") }
    }
    if memory != nil, balance == nil {
      notes.append("the pools and their vmemmap together take more than the memory of the machine")
    }
    return notes
  }
}
