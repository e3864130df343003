/// The CPUs that a user asked for, checked against the machine.
public struct CPUChoice: Sendable, Hashable {
  /// Those that can be used.
  public let cpus: CPUList
  /// Those that are there but switched off: left out, worth a warning.
  public let offline: CPUList
}

/// Why CPUs that were asked for can't be used.
public enum CPUChoiceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No CPU was named.
  case none
  /// The machine has no such CPU.
  case absent(Int, online: CPUList)
  /// All of them are switched off.
  case allOffline(CPUList)
  /// The affinity mask or cpuset of this process leaves the CPU out.
  case outsideMask(Int, usable: CPUList)

  /// One line: the CPU, what is wrong, what would be right.
  public var description: String {
    switch self {
    case .none: "no CPU is named; write for example 0-3,8"
    case .absent(let cpu, let online): "this machine has no CPU \(cpu); online are \(online)"
    case .allOffline(let cpus):
      "CPU \(cpus) is offline; write 1 to \(HostPath.onlineSwitch(of: cpus.last ?? 0)) to start it"
    case .outsideMask(let cpu, let usable):
      "CPU \(cpu) is outside the cpuset or affinity mask of this process; usable are \(usable)"
    }
  }
}

extension HostCPUs {
  /// Checks the CPUs that a user asked for. Where the machine can't be read, all are accepted and
  /// pinning will tell.
  ///
  /// - Throws: the first CPU that can't be used, and why.
  public func choose(_ wanted: CPUList) throws(CPUChoiceError) -> CPUChoice {
    guard wanted.count > 0 else { throw .none }
    guard let usable = usable.value else { return CPUChoice(cpus: wanted, offline: CPUList([])) }
    var chosen: [Int] = []
    var off: [Int] = []
    for cpu in wanted.ids {
      if usable.contains(cpu) {
        chosen.append(cpu)
      } else if let online = online.value, !online.contains(cpu) {
        guard offline.value?.contains(cpu) == true else { throw .absent(cpu, online: online) }
        off.append(cpu)
      } else {
        throw .outsideMask(cpu, usable: usable)
      }
    }
    guard !chosen.isEmpty else { throw .allOffline(CPUList(off)) }
    return CPUChoice(cpus: CPUList(chosen), offline: CPUList(off))
  }
}
