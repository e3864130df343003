/// A number of huge pages of one size.
public struct Pool: Sendable, Hashable {
  /// Size of each huge page.
  public let size: HugePageSize
  /// Huge pages in the pool.
  public let count: UInt64

  /// `count` huge pages of `size`; any count is taken, ``bytes()`` checks it.
  public init(_ size: HugePageSize, count: UInt64) { (self.size, self.count) = (size, count) }

  /// Bytes of memory in the pool.
  ///
  /// - Throws: ``SavingsError/overflow(_:)`` above 2^63 − 1.
  public func bytes() throws(SavingsError) -> UInt64 {
    try multiply(count, size.bytes, "\(count) pages of \(size)")
  }
}
