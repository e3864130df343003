/// The machine's memory in parts that add up, before HVO and after.
public struct MemoryBalance: Sendable, Hashable {
  /// The whole.
  public let memory: ByteCount
  /// Memory in huge pages, the same before and after.
  public let pool: UInt64
  /// Vmemmap of the pools without HVO.
  public let vmemmapBefore: UInt64
  /// Vmemmap of the pools with HVO.
  public let vmemmapAfter: UInt64
  /// Page tables and shared tail pages that HVO spends.
  public let spent: UInt64
  /// `memory − pool − vmemmapBefore`: everything else.
  public let restBefore: UInt64
  /// `memory − pool − vmemmapAfter − spent`.
  public let restAfter: UInt64

  /// - Returns: nil if the parts don't fit the memory.
  public init?(_ budget: VmemmapBudget, of memory: ByteCount) {
    guard let before = Self.rest(memory.bytes, budget.pool, budget.before, 0),
      let after = Self.rest(memory.bytes, budget.pool, budget.kept, budget.spent)
    else { return nil }
    self.memory = memory
    (pool, vmemmapBefore, vmemmapAfter) = (budget.pool, budget.before, budget.kept)
    (spent, restBefore, restAfter) = (budget.spent, before, after)
  }

  private static func rest(_ memory: UInt64, _ parts: UInt64...) -> UInt64? {
    var rest = memory
    for part in parts {
      guard part <= rest else { return nil }
      rest -= part
    }
    return rest
  }
}
