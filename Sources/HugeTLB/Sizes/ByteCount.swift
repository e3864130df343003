/// An exact number of bytes from 0 to 2^63 − 1.
///
/// The bound is that of a signed 64-bit integer, so that differences of two counts never wrap.
public struct ByteCount: Sendable, Hashable, Comparable {
  /// The count itself.
  public let bytes: UInt64

  /// 2^63 − 1 bytes.
  public static let max = ByteCount(unchecked: UInt64(Int64.max))
  /// No bytes.
  public static let zero = ByteCount(unchecked: 0)

  /// - Returns: nil above 2^63 − 1.
  public init?(_ bytes: UInt64) {
    guard bytes <= Self.max.bytes else { return nil }
    self.bytes = bytes
  }

  init(unchecked bytes: UInt64) { self.bytes = bytes }

  public static func < (left: Self, right: Self) -> Bool { left.bytes < right.bytes }
}
