/// The kernel's release: `6.18.44-fc-v657`.
public struct KernelRelease: Sendable, Hashable {
  /// As `uname -r` prints it.
  public let text: String
  /// 6 of 6.18; nil if the text doesn't start with two numbers.
  public let major: Int?
  /// 18 of 6.18; nil like `major`.
  public let minor: Int?

  /// Reads the two leading numbers.
  public init(_ text: String) {
    self.text = text
    let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    let minor = parts.count > 1 ? Int(parts[1].prefix { ("0"..."9").contains($0) }) : nil
    major = minor == nil ? nil : Int(parts[0])
    self.minor = major == nil ? nil : minor
  }

  /// Whether the release is this one or later; nil if it can't be told.
  public func isAtLeast(_ major: Int, _ minor: Int) -> Bool? {
    guard let ours = self.major, let oursMinor = self.minor else { return nil }
    return (ours, oursMinor) >= (major, minor)
  }
}
