/// Why a text isn't a kernel version.
public struct KernelVersionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was given.
  public let text: String

  /// An error about `text`.
  public init(text: String) { self.text = text }

  public var description: String {
    "\"\(text)\" is no kernel version: write one such as 6.12, 5.15.167 or v6.7-rc3"
  }
}

/// A Linux version, ordered as released: 6.7-rc3 comes before 6.7, 6.7 before 6.7.1.
public struct KernelVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// 6 in 6.7.1.
  public let major: UInt32
  /// 7 in 6.7.1.
  public let minor: UInt32
  /// 1 in 6.7.1; 0 if absent.
  public let patch: UInt32
  /// The release candidate; nil for a release.
  public let candidate: UInt32?

  /// `major.minor.patch`, or a candidate of it.
  public init(_ major: UInt32, _ minor: UInt32, _ patch: UInt32 = 0, candidate: UInt32? = nil) {
    (self.major, self.minor, self.patch, self.candidate) = (major, minor, patch, candidate)
  }

  /// Reads `5.15`, `v6.7-rc3` and what `uname -r` prints, such as `6.18.44-generic-1`.
  ///
  /// What follows the numbers is a distributor's own and ignored, except `-rcN`.
  public init(parsing text: String) throws(KernelVersionError) {
    let body = text.first == "v" ? text.dropFirst() : text[...]
    let numbers = body.prefix { ("0"..."9").contains($0) || $0 == "." }
    let fields = numbers.split(separator: ".", omittingEmptySubsequences: false)
    guard (2...4).contains(fields.count) else { throw KernelVersionError(text: text) }
    var values: [UInt32] = []
    for field in fields {
      guard let value = UInt32(field) else { throw KernelVersionError(text: text) }
      values.append(value)
    }
    let suffix = body[numbers.endIndex...]
    guard suffix.isEmpty || "-+_~ ".contains(suffix.first!) else {
      throw KernelVersionError(text: text)
    }
    var candidate: UInt32?
    if suffix.hasPrefix("-rc") {
      candidate = UInt32(suffix.dropFirst(3).prefix { ("0"..."9").contains($0) })
    }
    self.init(values[0], values[1], values.count > 2 ? values[2] : 0, candidate: candidate)
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.major, left.minor, left.patch, left.candidate ?? .max)
      < (right.major, right.minor, right.patch, right.candidate ?? .max)
  }

  /// Whether a feature that was merged for `major.minor` is in: candidates of it count.
  public func has(mergedFor major: UInt32, _ minor: UInt32) -> Bool {
    (self.major, self.minor) >= (major, minor)
  }

  public var description: String {
    "\(major).\(minor)" + (patch > 0 ? ".\(patch)" : "") + (candidate.map { "-rc\($0)" } ?? "")
  }
}
