extension HostDescription {
  /// What makes timings on this machine doubtful, the gravest first. Facts that could not be read
  /// give no warning.
  public var warnings: [HostWarning] {
    var warnings: [HostWarning] = []
    let usable = cpus.usable.value?.count
    if case .known(.some(let name)) = virtualMachine {
      warnings.append(.virtualMachine(name: name))
    }
    if usable == 1 { warnings.append(.oneCPU) }
    if case .known(.cpus(let quota)) = cpus.quota, let usable, quota < Double(usable) {
      warnings.append(.quota(cpus: quota, usable: usable))
    }
    if let load = load.value, let usable, load > max(0.5, 0.1 * Double(usable)) {
      warnings.append(.busy(load: load, cpus: usable))
    }
    if let governor = governor.value, governor != "performance" {
      warnings.append(.frequencyScaling(governor: governor))
    }
    if let clock = clocksource.value, !clock.isFast { warnings.append(.slowClock(clock)) }
    if hardwarePMUs.value?.isEmpty == true { warnings.append(.noPMU) }
    if let level = perfEventParanoid.value, level > 1, !isRoot {
      warnings.append(.paranoid(level: level))
    }
    return warnings
  }
}
