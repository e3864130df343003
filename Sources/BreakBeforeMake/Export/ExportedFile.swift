/// A file for another checker, and what its format can't say.
public struct ExportedFile: Sendable, Hashable {
  /// File name without a directory.
  public let name: String
  public let text: String
  /// What was left out or changed, one sentence each; also in the file.
  public let limitations: [String]
}

/// Collects limitations, each once, in the order in which they come up.
struct Limitations {
  private(set) var all: [String] = []

  mutating func note(_ sentence: String) {
    if !all.contains(sentence) { all.append(sentence) }
  }
}
