internal import Glibc
internal import LinuxHost

/// Why perf_event_open refused, and what would help.
struct CounterDenial {
  /// What the machine allows and has; read only when something is refused.
  struct Circumstances {
    var isRoot: Bool
    var paranoid: Fact<Int>
    var lockdown: Fact<String>
    var hardwarePMUs: Fact<[String]>
    var virtualMachine: Fact<String?>
  }

  let event: PerfEvent
  let domain: CounterDomain
  let wholeCPU: Bool
  let circumstances: Circumstances

  /// - Parameter code: errno.
  func reason(for code: Int32) -> String {
    switch code {
    case EACCES, EPERM: circumstances.isRoot ? refusedToRoot : refusedByLevel
    case ENOENT, EOPNOTSUPP, ENODEV: missing
    case EINVAL: "the kernel refuses this event or combination (EINVAL)"
    case EBUSY: "another user holds the PMU for itself (EBUSY)"
    case ENOSYS: "this kernel has no performance events (CONFIG_PERF_EVENTS)"
    default: HostError.sentence(code)
    }
  }

  private var missing: String {
    guard event.family == PerfEvent.hardwareFamily else {
      return "this kernel doesn't have the event"
    }
    guard circumstances.hardwarePMUs.value?.isEmpty == true else {
      return "the CPU's PMU doesn't have the event"
    }
    if case .known(.some(let name)) = circumstances.virtualMachine {
      return "no PMU (virtual machine: \(name))"
    }
    return "no PMU that this kernel can use"
  }

  private var refusedToRoot: String {
    let start = "refused although root: "
    return switch circumstances.lockdown {
    case .known("none"):
      start + "CAP_PERFMON is missing, or a container's seccomp filter forbids it"
    case .known(let mode): start + "kernel lockdown is \(mode) (\(HostPath.lockdown))"
    case .unknown(let reason): start + reason
    }
  }

  private var refusedByLevel: String {
    let needed = ParanoidLevel.needed(event, domain, wholeCPU: wholeCPU)
    return ParanoidLevel.sentence(circumstances.paranoid, needed: needed)
  }
}

extension CounterDenial.Circumstances {
  /// Those of a machine.
  init(of host: HostMachine) {
    isRoot = host.system.isRoot
    paranoid = PerfEvents.paranoid(host.root)
    lockdown = PerfEvents.lockdown(host.root)
    hardwarePMUs = PerfEvents.hardwarePMUs(host.root)
    virtualMachine = host.virtualMachine
  }
}
