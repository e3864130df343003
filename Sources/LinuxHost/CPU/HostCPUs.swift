/// Which CPUs there are, which run, and which this process may use.
public struct HostCPUs: Sendable, Hashable {
  /// CPUs that run now.
  public let online: Fact<CPUList>
  /// CPUs that could be brought online.
  public let possible: Fact<CPUList>
  /// CPUs that are there and off.
  public let offline: Fact<CPUList>
  /// CPUs the calling thread may use now: its affinity mask, which a cpuset narrows, cut to those
  /// online.
  public let usable: Fact<CPUList>
  /// The CPU time limit of the control group.
  public let quota: Fact<CPUQuota>

  /// Reads them all.
  public init(of host: HostMachine) {
    let root = host.root
    let online = Fact { () throws(HostError) in try root.cpuList(in: .onlineCPUs) }
    self.online = online
    possible = Fact { () throws(HostError) in try root.cpuList(in: .possibleCPUs) }
    offline = Fact { () throws(HostError) in try root.cpuList(in: .offlineCPUs) }
    usable = Fact { () throws(HostError) in try root.affinity() }.map { mask in
      online.value.map(mask.intersection) ?? mask
    }
    quota = CPUQuota.read(from: root)
  }
}

extension HostRoot {
  /// A file that holds a list of CPUs.
  func cpuList(in path: HostPath) throws(HostError) -> CPUList {
    try cpuList(try text(of: path), from: path)
  }

  /// The affinity mask of the calling thread.
  ///
  /// Read as a list, so that no mask has to be as long as the kernel's: sched_getaffinity fails
  /// with EINVAL where NR_CPUS is above the caller's buffer.
  func affinity() throws(HostError) -> CPUList {
    let path = HostPath.threadStatus
    guard let list = KeyedLines(try text(of: path))["Cpus_allowed_list"] else {
      throw .malformed(path.description, found: "", expected: "a line Cpus_allowed_list")
    }
    return try cpuList(list, from: path)
  }

  private func cpuList(_ text: String, from path: HostPath) throws(HostError) -> CPUList {
    do { return try CPUList(parsing: text) } catch {
      throw .malformed(path.description, found: text, expected: "a CPU list such as 0-3,8")
    }
  }
}
