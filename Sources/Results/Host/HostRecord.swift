/// The machine that a result was measured on.
public struct HostRecord: Sendable, Hashable, Codable {
  /// Node name.
  public var name: String
  public var cpuModel: String?
  /// As `uname -m` says it: x86_64, aarch64.
  public var architecture: String
  /// CPUs that are online.
  public var onlineCPUs: Int
  /// CPUs that this process may run on.
  public var usableCPUs: Int
  /// Base page size in bytes.
  public var basePageBytes: Int64
  /// Kernel release as `uname -r` says it.
  public var kernel: String
  /// Memory in bytes, `MemTotal`.
  public var memoryBytes: Int64?
  /// Hugetlb pools of the whole machine; empty if the kernel has none.
  public var pools: [PoolRecord]
  public var hvo: HVORecord
  public var structPage: StructPageRecord
  /// The hypervisor's name; nil on bare metal or if nothing tells.
  public var virtualMachine: String?
  /// cpufreq governor, nil where there is no cpufreq.
  public var governor: String?
  public var clocksource: String?
  /// Cost of one read of the clock that the measurements use.
  public var timerReadCost: Figure
  /// Ticks of the architectural counter (TSC, CNTVCT_EL0) in a second, and who says so; nil in files
  /// from before it was told.
  public var counterRate: Figure?
  public var counters: CounterSupport

  public init(
    name: String, cpuModel: String?, architecture: String, onlineCPUs: Int, usableCPUs: Int,
    basePageBytes: Int64, kernel: String, memoryBytes: Int64?, pools: [PoolRecord],
    hvo: HVORecord, structPage: StructPageRecord, virtualMachine: String? = nil,
    governor: String? = nil, clocksource: String? = nil, timerReadCost: Figure,
    counterRate: Figure? = nil, counters: CounterSupport
  ) {
    self.name = name
    self.cpuModel = cpuModel
    self.architecture = architecture
    self.onlineCPUs = onlineCPUs
    self.usableCPUs = usableCPUs
    self.basePageBytes = basePageBytes
    self.kernel = kernel
    self.memoryBytes = memoryBytes
    self.pools = pools
    self.hvo = hvo
    self.structPage = structPage
    self.virtualMachine = virtualMachine
    self.governor = governor
    self.clocksource = clocksource
    self.timerReadCost = timerReadCost
    self.counterRate = counterRate
    self.counters = counters
  }
}
