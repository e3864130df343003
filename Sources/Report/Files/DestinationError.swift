internal import Glibc

/// Why an output couldn't be written; the description is one line with what to do.
public struct DestinationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path, or "standard output".
  public let name: String
  /// errno of the call that failed.
  public let code: Int32

  init(name: String, code: Int32) {
    self.name = name
    self.code = code
  }

  public var description: String {
    let sentence = String(cString: strerror(code))
    return "cannot write \(name): \(sentence)\(remedy.map { "; \($0)" } ?? "")"
      .map { $0.isNewline ? " " : String($0) }.joined()
  }

  private var remedy: String? {
    switch code {
    case ENOENT: "create the directory first"
    case EISDIR: "name a file in it"
    case ENOTDIR: "name a directory"
    case EACCES, EPERM, EROFS: "choose another path"
    case ENOSPC, EDQUOT: "free some space or choose another path"
    default: nil
    }
  }
}
