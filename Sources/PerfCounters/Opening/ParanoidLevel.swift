internal import LinuxHost

/// kernel.perf_event_paranoid and what each level still allows without privilege
/// (Documentation/admin-guide/sysctl/kernel.rst; Debian's 3 and Ubuntu's 4 allow nothing).
enum ParanoidLevel {
  /// The highest level at which an unprivileged user may open this.
  static func needed(_ event: PerfEvent, _ domain: CounterDomain, wholeCPU: Bool) -> Int {
    if event.type == PerfEvent.tracepointType { return -1 }
    if wholeCPU { return 0 }
    return domain == .user ? 2 : 1
  }

  /// One line: the level, the needed one, what to type.
  static func sentence(_ level: Fact<Int>, needed: Int) -> String {
    let cure = "needs \(needed) or lower (sysctl -w kernel.perf_event_paranoid=\(needed)) or root"
    switch level {
    case .known(let level) where level > needed:
      return "kernel.perf_event_paranoid is \(level), \(cure)"
    case .known(let level):
      return "refused although kernel.perf_event_paranoid is \(level) and \(needed) would do: "
        + "a container's seccomp filter or a security module"
    case .unknown(let reason):
      return "not permitted; kernel.perf_event_paranoid can't be read (\(reason)), \(cure)"
    }
  }
}
