public import LinuxHost
public import Measurement

extension Warning {
  /// What makes timings on this machine doubtful.
  public init(_ warning: HostWarning) {
    self.init(id: warning.id, fact: warning.fact, remedy: warning.remedy)
  }

  /// What made a measurement doubtful.
  public init(_ notice: NoiseNotice) {
    self.init(id: notice.id, fact: notice.fact, remedy: notice.remedy)
  }
}

extension HostWarning {
  /// The name of the kind of warning, for programs that read results.
  var id: String {
    switch self {
    case .virtualMachine: "virtual-machine"
    case .noPMU: "no-pmu"
    case .frequencyScaling: "frequency-scaling"
    case .busy: "busy-cores"
    case .slowClock: "slow-clock"
    case .quota: "cpu-quota"
    case .oneCPU: "one-cpu"
    case .paranoid: "perf-event-paranoid"
    case .misplacedHugePageCount: "misplaced-huge-page-count"
    }
  }
}
