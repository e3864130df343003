public import LinuxHost

/// What is to be measured on a machine, and what would be changed for it.
public struct StopPlan: Sendable {
  /// CPUs that this process may use: the writers and the observers.
  public let cpus: [Int]
  /// The clocksources to change between, the present one first; nil if there is one only.
  public let clocksources: (present: String, other: String)?
  /// The CPU to take offline; nil if none is asked for, or none can be.
  public let offline: Int?
  /// What can't be done here.
  public let problems: [StopReport.Problem]
  /// Writes of each kind.
  public var writes = 40

  /// Looks at the machine and changes nothing.
  ///
  /// - Parameter methods: what is asked for.
  public init(_ methods: Set<StopMethod>, cpus: [Int], on root: HostRoot) {
    self.cpus = cpus.isEmpty ? [0] : cpus
    var problems: [StopReport.Problem] = []
    var clocksources: (present: String, other: String)?
    if methods.contains(.clocksource) {
      switch Clocksource.read(from: root) {
      case .unknown(let reason): problems.append(.init(.clocksource, reason))
      case .known(let found):
        clocksources = found.other.map { (found.current, $0) }
        if clocksources == nil {
          problems.append(
            .init(.clocksource, "this machine has one clocksource, \(found.current)"))
        }
      }
    }
    var offline: Int?
    if methods.contains(.cpuOffline) {
      // The last of the usable ones: CPU 0 often can't go, and the first ones do most work.
      offline = self.cpus.dropFirst().last { root.exists(SystemSetting.cpuOnline($0).path) }
      if offline == nil {
        problems.append(
          .init(
            .cpuOffline,
            self.cpus.count < 2
              ? "one usable CPU: none can be spared" : "no usable CPU has an online switch"))
      }
    }
    self.clocksources = clocksources
    self.offline = offline
    self.problems = problems
  }

  /// What would be changed, and is put back.
  public var settings: [SystemSetting] {
    (clocksources == nil ? [] : [.clocksource]) + (offline.map { [.cpuOnline($0)] } ?? [])
  }
}
