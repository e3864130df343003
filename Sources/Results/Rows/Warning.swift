/// Something that makes the figures doubtful, and what to do about it.
public struct Warning: Sendable, Hashable, Codable {
  /// Stable name: "virtual-machine", "no-pmu".
  public var id: String
  /// What was found.
  public var fact: String
  /// What to do about it.
  public var remedy: String

  public init(id: String, fact: String, remedy: String) {
    self.id = id
    self.fact = fact
    self.remedy = remedy
  }
}
