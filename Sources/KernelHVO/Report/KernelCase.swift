/// One thing that was timed.
public struct KernelCase: Sendable, Hashable {
  /// The operations of a pool.
  public enum Operation: String, Sendable, Hashable, CaseIterable {
    case allocate, free, demote
    /// Freeing what a demotion left.
    case freeDemoted = "free-demoted"
    /// A mapping that takes pages beyond the pool, which the kernel adds one by one.
    case surplus
    /// Its end.
    case surplusFree = "free-surplus"
  }

  /// Bytes of one page that is allocated, freed or split.
  public let sizeBytes: UInt64
  public let operation: Operation
  /// Whether HVO was on.
  public let isOptimized: Bool
  /// Whether grace periods were expedited.
  public let isExpedited: Bool
  /// Pages asked for in one write.
  public let batch: UInt64
}
