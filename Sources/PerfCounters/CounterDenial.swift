internal import Glibc
internal import LinuxHost

/// Why perf_event_open refused, and what would help.
struct CounterDenial {
  let event: PerfEvent
  let domain: CounterDomain
  let wholeCPU: Bool
  let host: HostMachine

  /// - Parameter code: errno.
  func reason(for code: Int32) -> String {
    switch code {
    case EACCES, EPERM: permission
    case ENOENT, EOPNOTSUPP, ENODEV: missing
    case EINVAL: "the kernel refuses this event or combination (EINVAL)"
    case EBUSY: "another user holds the PMU for itself (EBUSY)"
    case ENOSYS: "this kernel has no performance events (CONFIG_PERF_EVENTS)"
    default: HostError.sentence(code)
    }
  }

  private var missing: String {
    guard event.family == 0 else { return "this kernel doesn't have the event" }
    guard PerfEvents.hardwarePMUs(host.root).value?.isEmpty == true else {
      return "the CPU's PMU doesn't have the event"
    }
    if case .known(.some(let name)) = host.virtualMachine {
      return "no PMU (virtual machine: \(name))"
    }
    return "no PMU that this kernel can use"
  }

  private var permission: String {
    if host.system.isRoot {
      switch PerfEvents.lockdown(host.root) {
      case .known("none"):
        return "refused although root: a container's seccomp filter, or CAP_PERFMON is missing"
      case .known(let mode): return "refused although root: kernel lockdown is \(mode)"
      case .unknown(let reason): return "refused although root: \(reason)"
      }
    }
    let needed = ParanoidLevel.needed(event, domain, wholeCPU: wholeCPU)
    return ParanoidLevel.sentence(PerfEvents.paranoid(host.root), needed: needed)
  }
}

/// kernel.perf_event_paranoid and what each level still allows without privilege
/// (Documentation/admin-guide/sysctl/kernel.rst; 3 and 4 are Debian's and Ubuntu's: nothing).
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
