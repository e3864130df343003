/// An amount of memory to be held in huge pages of one size: whole pages and what they leave over.
public struct CoveredMemory: Sendable, Hashable {
  /// What was asked for.
  public let asked: ByteCount
  /// As many whole huge pages as fit.
  public let pool: Pool
  /// Bytes asked for that no huge page covers; name them to the reader if not 0.
  public let uncovered: ByteCount

  /// Rounds down to whole pages; never overflows.
  public init(_ asked: ByteCount, in size: HugePageSize) {
    self.asked = asked
    pool = Pool(size, count: asked.bytes / size.bytes)
    uncovered = ByteCount(unchecked: asked.bytes % size.bytes)
  }

  /// What to tell about the rest; nil if the huge pages cover all.
  public var note: String? {
    guard uncovered > .zero else { return nil }
    return "\(asked.full) holds \(pool.count) whole pages of \(pool.size);"
      + " \(uncovered.full) not covered"
  }
}
