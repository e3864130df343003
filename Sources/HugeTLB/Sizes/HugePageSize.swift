/// The size of a hugetlb page: a power of two of at least 2 base pages of 4 KiB.
public struct HugePageSize: Sendable, Hashable, Comparable {
  /// Bytes in one huge page.
  public let bytes: UInt64

  /// 2 MiB.
  public static let m2 = HugePageSize(unchecked: 2 << 20)
  /// 1 GiB.
  public static let g1 = HugePageSize(unchecked: 1 << 30)

  /// - Returns: nil unless `bytes` is a power of two between 8 KiB and 2^62.
  public init?(bytes: UInt64) {
    guard bytes.nonzeroBitCount == 1, bytes >= 8192, bytes <= 1 << 62 else { return nil }
    self.bytes = bytes
  }

  init(unchecked bytes: UInt64) { self.bytes = bytes }

  public static func < (left: Self, right: Self) -> Bool { left.bytes < right.bytes }
}
