/// A number of huge pages of one size.
public struct Pool: Sendable, Hashable {
  public let size: HugePageSize
  public let count: UInt64

  public init(_ size: HugePageSize, count: UInt64) { (self.size, self.count) = (size, count) }

  /// Bytes of memory in the pool.
  ///
  /// - Throws: ``SavingsError/overflow(_:)`` above 2^63 − 1.
  public func bytes() throws(SavingsError) -> UInt64 {
    try multiply(count, size.bytes, "\(count) pages of \(size)")
  }
}
