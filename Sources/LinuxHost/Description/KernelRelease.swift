public import HugeTLB

/// The kernel's release: `6.18.44-fc-v657`.
public struct KernelRelease: Sendable, Hashable {
  /// As `uname -r` prints it.
  public let text: String
  /// What the text says by the numbers; nil if it isn't a version.
  public let version: KernelVersion?

  /// Reads the leading numbers.
  public init(_ text: String) {
    self.text = text
    version = try? KernelVersion(parsing: text)
  }
}
