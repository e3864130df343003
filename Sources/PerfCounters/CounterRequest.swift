/// An event to count, by name.
public struct CounterRequest: Sendable, Hashable {
  /// A name of the table, any libpfm4 name, or `system:event` for a trace point.
  public let name: String
  /// Whose work.
  public let domain: CounterDomain

  /// - Parameter domain: whose work; where the kernel refuses `.all`, user mode alone is counted and
  ///   the reading says so.
  public init(_ name: String, _ domain: CounterDomain = .all) {
    self.name = name
    self.domain = domain
  }

  /// Reads `NAME`, `NAME:u` or `NAME:k`.
  public init(parsing text: String) {
    if text.hasSuffix(":u") {
      self.init(String(text.dropLast(2)), .user)
    } else if text.hasSuffix(":k") {
      self.init(String(text.dropLast(2)), .kernel)
    } else {
      self.init(text)
    }
  }
}
