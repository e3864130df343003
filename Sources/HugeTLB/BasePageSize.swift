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
