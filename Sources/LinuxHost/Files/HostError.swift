/// Why something about the machine can't be read.
public struct HostError: Error, Sendable, Hashable {
  /// What went wrong.
  public enum Cause: Sendable, Hashable {
    /// The system call failed with this number (`errno`).
    case system(Int32)
    /// The file is longer than what is sensible for it.
    case tooLong(limit: Int)
    /// The text isn't what the kernel documents; what was found, cut short.
    case malformed(found: String, expected: String)
  }

  /// The file or system call.
  public let subject: String
  /// What went wrong with it.
  public let cause: Cause

  /// An error about a file or a system call.
  public init(_ subject: String, _ cause: Cause) {
    self.subject = subject
    self.cause = cause
  }

  /// A text that isn't what the kernel documents; control characters and length are cut.
  static func malformed(_ subject: String, found: some StringProtocol, expected: String)
    -> HostError
  { HostError(subject, .malformed(found: shown(found), expected: expected)) }

  private static func shown(_ text: some StringProtocol) -> String {
    let line = text.unicodeScalars.prefix(60).map { $0.value < 32 || $0.value == 127 ? " " : $0 }
    var result = ""
    result.unicodeScalars.append(contentsOf: line)
    return result
  }
}
