public import HugeTLB

/// Why a text isn't a share of one core.
public struct CoreShareError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was given.
  public let text: String

  /// An error about `text`.
  public init(text: String) { self.text = text }

  public var description: String {
    "core share \"\(text)\": write a percentage above 0% and up to 100%, such as 1%"
  }
}

extension Share {
  /// Reads the share of one core that HVO and de-HVO may take, such as `1%`.
  public static func ofOneCore(parsing text: String) throws(CoreShareError) -> Share {
    guard let share = Share(parsing: text) else { throw CoreShareError(text: text) }
    return share
  }
}
