/// All pools of one plan together, and the machine's memory in parts that add up.
public struct SavingsTotal: Sendable, Hashable, Codable {
  /// The machine's memory without HVO and with it: each set of parts adds up to `memoryBytes`.
  public struct Balance: Sendable, Hashable, Codable {
    public var memoryBytes: Int64
    /// Everything but pools and their vmemmap, without HVO.
    public var restBeforeBytes: Int64
    /// The same with HVO, page tables and shared tail pages taken off.
    public var restAfterBytes: Int64
  }

  /// Memory in huge pages.
  public var poolBytes: Int64
  /// Vmemmap of the pools without HVO.
  public var vmemmapBeforeBytes: Int64
  /// Vmemmap of the pools with HVO.
  public var vmemmapAfterBytes: Int64
  /// What HVO frees, nothing deducted.
  public var vmemmapFreedBytes: Int64
  /// Page tables and shared tail pages that it takes.
  public var spentBytes: Int64
  /// Freed less spent; 0 where the kernel has no HVO.
  public var netBytes: Int64
  /// What it would be, where the kernel has no HVO; nil where it has.
  public var wouldNetBytes: Int64?
  /// Nil where the memory isn't known or the parts don't fit it.
  public var balance: Balance?
}
