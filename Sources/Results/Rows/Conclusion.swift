/// One plain sentence that follows from the rows.
public struct Conclusion: Sendable, Hashable, Codable {
  /// The huge page size it is about, in bytes; nil for the whole result.
  public var sizeBytes: Int64?
  public var text: String

  public init(sizeBytes: Int64?, text: String) {
    self.sizeBytes = sizeBytes
    self.text = text
  }
}
