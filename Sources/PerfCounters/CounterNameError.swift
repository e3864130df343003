/// A name that is no event.
public struct CounterNameError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was asked for.
  public let name: String
  /// Names like it, best first; may be empty.
  public let suggestions: [String]

  /// One line: the name and what may have been meant.
  public var description: String {
    let hint = suggestions.isEmpty ? "" : "; did you mean \(suggestions.joined(separator: ", "))?"
    return "'\(name)' is no event that libpfm4 or the kernel knows\(hint)"
  }
}
