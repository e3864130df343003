public import HugeTLB

/// A setting of the whole machine that a run may change: the closed list, so that a journal can
/// never name another file.
public enum SystemSetting: Sendable, Hashable {
  /// Persistent pages of a pool: `nr_hugepages`.
  case pool(PoolPlace)
  /// Pages that may be added to a pool on demand: `nr_overcommit_hugepages`.
  case overcommit(HugePageSize)
  /// `vm.hugetlb_optimize_vmemmap`.
  case optimizeVmemmap
  /// `/sys/kernel/rcu_expedited`: makes grace periods short, at the price of IPIs.
  case rcuExpedited
  /// The clock that the kernel reads.
  case clocksource
  /// Whether a CPU runs.
  case cpuOnline(Int)

  /// Its file.
  public var path: HostPath {
    switch self {
    case .pool(let place): place.pages
    case .overcommit(let size): PoolPlace(size).directory.appending("nr_overcommit_hugepages")
    case .optimizeVmemmap: .optimizeVmemmap
    case .rcuExpedited: .rcuExpedited
    case .clocksource: .clocksource
    case .cpuOnline(let cpu): .onlineSwitch(of: cpu)
    }
  }

  /// Whether a text can be a value of the setting, so that nothing else is ever written.
  func accepts(_ value: String) -> Bool {
    switch self {
    case .pool, .overcommit: UInt64(value) != nil
    case .optimizeVmemmap, .rcuExpedited, .cpuOnline: value == "0" || value == "1"
    case .clocksource:
      !value.isEmpty && value.utf8.count < 32
        && value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
  }

  /// The place in the order of restoring: first CPUs, then the switch, so that pages that must be allocated
  /// again get the state they had; grace periods stay short until the pools are done.
  var restoreOrder: Int {
    switch self {
    case .optimizeVmemmap: 0
    case .pool: 1
    case .overcommit: 2
    case .rcuExpedited: 3
    case .clocksource: 4
    case .cpuOnline: -1
    }
  }
}

extension SystemSetting: CustomStringConvertible {
  /// The path, which is what an administrator knows it by.
  public var description: String { path.description }
}
