/// How the online CPUs share cores, caches, sockets and memory.
public struct CPUTopology: Sendable, Hashable {
  /// One entry per online CPU, ascending.
  public let places: [CPUPlace]

  /// Online CPUs.
  public var threads: Int { places.count }
  /// Cores with an online CPU.
  public var cores: Int { Set(places.map(\.core)).count }
  /// Sockets with an online CPU.
  public var packages: Int { Set(places.map(\.package)).count }
  /// NUMA nodes with an online CPU; 0 on a kernel without NUMA.
  public var nodes: Int { Set(places.compactMap(\.node)).count }

  /// How far apart two CPUs are; nil if one of them isn't online.
  public func distance(_ first: Int, _ second: Int) -> CPUDistance? {
    guard let left = places.first(where: { $0.cpu == first }),
      places.contains(where: { $0.cpu == second })
    else { return nil }
    if first == second { return .same }
    if left.core.contains(second) { return .core }
    if left.lastCache?.contains(second) == true { return .cache }
    let right = places.first { $0.cpu == second }
    return left.package == right?.package ? .package : .machine
  }

  /// Reads the topology, cache and node files of every online CPU
  /// (Documentation/admin-guide/cputopology.rst).
  static func read(_ online: Fact<CPUList>, from root: HostRoot) -> Fact<CPUTopology> {
    switch online {
    case .unknown(let reason): .unknown(reason)
    case .known(let cpus): Fact { () throws(HostError) in try CPUTopology(cpus, root) }
    }
  }

  private init(_ cpus: CPUList, _ root: HostRoot) throws(HostError) {
    var nodeOfCPU: [Int: Int] = [:]
    for node in root.nodes {
      for cpu in (try? root.cpuList(in: .cpus(ofNode: node)))?.ids ?? [] { nodeOfCPU[cpu] = node }
    }
    var places: [CPUPlace] = []
    for cpu in cpus.ids {
      places.append(
        CPUPlace(
          cpu: cpu, core: try root.cpuList(in: .topology(of: cpu, "thread_siblings_list")),
          lastCache: Self.lastCache(of: cpu, root),
          package: try root.text(of: .topology(of: cpu, "physical_package_id")),
          node: nodeOfCPU[cpu]))
    }
    self.places = places
  }

  /// The CPUs that share the cache of the highest level; many virtual machines show none.
  private static func lastCache(of cpu: Int, _ root: HostRoot) -> CPUList? {
    let directory = HostPath.caches(of: cpu)
    let caches = ((try? root.entries(of: directory)) ?? []).compactMap { name in
      let cache = directory.appending(name)
      let level = try? root.number(in: cache.appending("level"))
      let cpus = try? root.cpuList(in: cache.appending("shared_cpu_list"))
      return level.flatMap { level in cpus.map { (level: level, cpus: $0) } }
    }
    return caches.max { $0.level < $1.level }?.cpus
  }
}

/// Where one CPU sits.
public struct CPUPlace: Sendable, Hashable {
  /// Its number.
  public let cpu: Int
  /// The CPUs of its core, itself included: `thread_siblings_list`.
  public let core: CPUList
  /// The CPUs that share its last-level cache, itself included; nil if the kernel doesn't tell.
  public let lastCache: CPUList?
  /// Its socket: `physical_package_id`, −1 where the kernel doesn't know.
  public let package: String
  /// Its NUMA node, nil on a kernel without NUMA.
  public let node: Int?
}

/// What two CPUs have in common, nearest first.
public enum CPUDistance: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// They are one CPU.
  case same
  /// Threads of one core.
  case core
  /// The last-level cache.
  case cache
  /// The socket.
  case package
  /// Nothing but the machine.
  case machine

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
