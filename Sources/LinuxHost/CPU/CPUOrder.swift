/// In which order CPUs join a measurement, the first being the initiator's.
public enum CPUOrder: String, Sendable, Hashable, CaseIterable {
  /// As they are listed.
  case listed
  /// Nearest first: SMT siblings, then those that share the last cache, the socket, the machine.
  case siblings
  /// One thread of every core, nearest core first, before any sibling.
  case cores
  /// Farthest first: other sockets, then other caches, then the same cache, siblings last.
  case sockets

  /// For reports.
  public var words: String {
    switch self {
    case .listed: "as listed"
    case .siblings: "SMT siblings first, then by distance"
    case .cores: "one thread of each core first, by distance"
    case .sockets: "farthest first"
    }
  }

  /// The same CPUs in this order. The first stays the first; CPUs as far away as each other keep
  /// their places, and so do all where the topology is unknown.
  public func arrange(_ cpus: [Int], in topology: CPUTopology?) -> [Int] {
    guard let first = cpus.first, let topology, self != .listed else { return cpus }
    func distance(_ cpu: Int) -> Int { (topology.distance(first, cpu) ?? .machine).rawValue }
    var taken: [CPUList] = []
    let isSecondThread = cpus.map { cpu in
      guard let core = topology.places.first(where: { $0.cpu == cpu })?.core else { return false }
      if taken.contains(core) { return true }
      taken.append(core)
      return false
    }
    let rest = cpus.indices.dropFirst().sorted { left, right in
      let key: (Int) -> (Int, Int) = { index in
        let far = distance(cpus[index])
        return switch self {
        case .listed: (0, 0)
        case .siblings: (0, far)
        case .cores: (isSecondThread[index] ? 1 : 0, far)
        case .sockets: (0, -far)
        }
      }
      let (a, b) = (key(left), key(right))
      return a == b ? left < right : a < b
    }
    return [first] + rest.map { cpus[$0] }
  }
}
