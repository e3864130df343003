/// What one page-table walk found for a vmemmap page: what a TLB would keep.
public struct Translation: Sendable, Hashable {
  /// Index of the frame in the simulated memory.
  public let frame: UInt32
  /// Whether a store or a compare-and-swap is allowed.
  public let isWritable: Bool
}
