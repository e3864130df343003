/// What HVO saves on one pool: exact arithmetic on stated inputs.
public struct SavingsRow: Sendable, Hashable, Codable {
  /// The inputs of the arithmetic.
  public struct Assumptions: Sendable, Hashable, Codable {
    public var architecture: String
    public var basePageBytes: Int64
    public var structPageBytes: Int64
    /// Kernel release or version whose rule is used.
    public var kernel: String
    /// How the pool's huge pages lie in memory: "contiguous" or "scattered".
    public var layout: String
  }

  /// Huge page size in bytes.
  public var sizeBytes: Int64
  /// Huge pages in the pool.
  public var count: Int64
  /// Where the count comes from: "1 % of memory", "--count".
  public var countOrigin: String
  public var assumptions: Assumptions
  /// `sizeBytes` × `count`.
  public var poolBytes: Int64
  /// Base pages in the pool.
  public var basePages: Int64
  /// `struct page` bytes of the pool without HVO.
  public var vmemmapBeforeBytes: Int64
  /// What stays mapped with HVO: the reserve.
  public var vmemmapKeptBytes: Int64
  /// What HVO gives back.
  public var vmemmapFreedBytes: Int64
  /// PTE pages spent on splitting vmemmap PMDs, once for the life of the kernel.
  public var pageTablePages: Int64
  public var pageTableBytes: Int64
  /// Freed less page tables; negative where scattered huge pages cost more than they give.
  /// Bytes of the shared tail pages, one per zone and order; nil where the kernel has none (before
  /// v7.1, inferred).
  public var sharedTailBytes: Int64?
  public var netBytes: Int64
  /// `netBytes` in percent of `poolBytes`.
  public var percentOfPool: Figure
  /// `netBytes` in percent of the machine's memory.
  public var percentOfMachine: Figure
  /// Anything a reader must know: "no HVO before 5.14", bytes asked but not covered.
  public var notes: [String] = []
}
