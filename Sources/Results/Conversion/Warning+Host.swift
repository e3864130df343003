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
