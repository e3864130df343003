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

  /// Reads `NAME`, `NAME:u` or `NAME:k`; both suffixes together are both modes.
  public init(parsing text: String) {
    var name = Substring(text)
    var modes: Set<CounterDomain> = []
    while let mode = [CounterDomain.user, .kernel].first(where: { name.hasSuffix($0.suffix) }) {
      modes.insert(mode)
      name = name.dropLast(mode.suffix.count)
    }
    self.init(String(name), modes.count == 1 ? modes.first ?? .all : .all)
  }

  /// Reads names separated by commas, and checks each.
  ///
  /// - Throws: the first that is no event, with names like it.
  public static func list(parsing text: String) throws(CounterNameError) -> [CounterRequest] {
    var requests: [CounterRequest] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      let request = CounterRequest(parsing: String(name))
      try request.validate()
      if !requests.contains(request) { requests.append(request) }
    }
    return requests
  }
}
