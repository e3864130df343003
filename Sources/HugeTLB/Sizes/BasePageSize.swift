/// The size of a base page: the translation granule on arm64, `PAGE_SIZE` in the kernel.
public enum BasePageSize: UInt64, Sendable, CaseIterable, Hashable {
  case k4 = 4096
  case k16 = 16384
  case k64 = 65536

  /// Bytes in one base page.
  public var bytes: UInt64 { rawValue }

  /// log2 of the size: `PAGE_SHIFT` in the kernel.
  public var shift: UInt64 { UInt64(rawValue.trailingZeroBitCount) }
}

extension BasePageSize: CustomStringConvertible {
  /// `4K`, `16K` or `64K`.
  public var description: String { "\(bytes >> 10)K" }

  /// Reads `4K`, `4KiB`, `16384` and the like.
  ///
  /// - Throws: ``BasePageSizeError`` for anything but the three sizes.
  public init(parsing text: String) throws(BasePageSizeError) {
    guard let count = try? ByteCount(parsing: text), let size = BasePageSize(rawValue: count.bytes)
    else { throw BasePageSizeError(text: text) }
    self = size
  }
}

/// Why a text isn't a base page size.
public struct BasePageSizeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was given.
  public let text: String

  public var description: String { "\"\(text)\" is no base page size: write 4K, 16K or 64K" }
}
