/// How the online CPUs share cores and sockets.
public struct CPUTopology: Sendable, Hashable {
  /// Sockets with an online CPU.
  public let packages: Int
  /// Cores with an online CPU.
  public let cores: Int
  /// Online CPUs.
  public let threads: Int
  /// The online CPUs of each core that has more than one.
  public let siblings: [CPUList]

  /// Reads `thread_siblings_list` and `physical_package_id` of every online CPU
  /// (Documentation/admin-guide/cputopology.rst).
  static func read(_ online: Fact<CPUList>, from root: HostRoot) -> Fact<CPUTopology> {
    switch online {
    case .unknown(let reason): .unknown(reason)
    case .known(let cpus): Fact { () throws(HostError) in try CPUTopology(cpus, root) }
    }
  }

  private init(_ cpus: CPUList, _ root: HostRoot) throws(HostError) {
    var packages: Set<String> = []
    var cores: Set<CPUList> = []
    for cpu in cpus.ids {
      packages.insert(try root.text(of: .topology(of: cpu, "physical_package_id")))
      cores.insert(try root.cpuList(in: .topology(of: cpu, "thread_siblings_list")))
    }
    self.packages = packages.count
    self.cores = cores.count
    threads = cpus.count
    siblings = cores.filter { $0.count > 1 }.sorted { $0.ids[0] < $1.ids[0] }
  }
}
