public import HugeTLB
public import LinuxHost
public import PerfCounters
public import Vmemmap

/// What to time, and how often.
public struct RemapPlan: Sendable {
  /// Whose descriptors the simulated tables hold.
  public var mmu: MMU
  public var geometry: VmemmapGeometry
  public var protocols: [RemapProtocol]
  public var loads: [RemapLoad]
  /// Timed rounds in each of the two visits that every protocol gets.
  public var rounds: Int
  /// Untimed rounds before them.
  public var warmUp = 2
  /// Rounds over which the counters run, apart from the timed ones.
  public var countedRounds = 3
  /// What the counters count in them.
  public var counters = CounterEvent.usual
  /// Where trace points are looked up.
  public var host = HostMachine()
  /// Whether demotion to the smallest size of `loads` is timed as well.
  public var demotes = true

  public init(
    mmu: MMU, geometry: VmemmapGeometry, protocols: [RemapProtocol], loads: [RemapLoad],
    rounds: Int = 12
  ) {
    self.mmu = mmu
    self.geometry = geometry
    self.protocols = protocols
    self.loads = loads
    self.rounds = max(1, rounds)
  }
}
