public import LinuxHost

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

  /// Reads names separated by commas. One that is no event doesn't void the others: it stays in the
  /// list, and its readings say why there is no count.
  ///
  /// - Parameter host: where trace points are looked up.
  /// - Returns: what to count, each once, and those that are no events.
  /// - Throws: an empty name, or the first of a list in which no name is an event; with names like it.
  public static func list(
    parsing text: String, on host: HostMachine = HostMachine()
  ) throws(CounterNameError) -> (requests: [CounterRequest], unknown: [CounterNameError]) {
    var requests: [CounterRequest] = []
    var unknown: [CounterNameError] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      let request = CounterRequest(parsing: String(name))
      if requests.contains(request) { continue }
      requests.append(request)
      do throws(CounterNameError) { try request.validate(on: host.root) } catch {
        if request.name.isEmpty { throw error }
        unknown.append(error)
      }
    }
    if unknown.count == requests.count, let first = unknown.first { throw first }
    return (requests, unknown)
  }
}
