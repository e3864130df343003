/// Something that a reader of the measurements must know, and what to do about it.
public struct KernelNote: Sendable, Hashable {
  /// What was found.
  public let fact: String
  /// What to do about it.
  public let remedy: String

  init(_ fact: String, _ remedy: String) { (self.fact, self.remedy) = (fact, remedy) }
}
