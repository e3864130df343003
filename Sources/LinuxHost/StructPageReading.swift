public import HugeTLB

/// sizeof(struct page), and where the figure comes from.
public struct StructPageReading: Sendable, Hashable {
  /// Where a size comes from.
  public enum Source: Sendable, Hashable {
    /// The running kernel's type information.
    case kernelTypes
    /// The usual size, because the kernel's own could not be read.
    case assumed(reason: String)
  }

  /// Bytes of one `struct page`; may be a size for which HVO is impossible.
  public let size: StructPageSize
  /// Where it comes from.
  public let source: Source

  /// Reads /sys/kernel/btf/vmlinux, a few megabytes; falls back to 64 bytes with the reason.
  public init(of host: Host) { fatalError() }
}
