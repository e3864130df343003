extension HostWarning: CustomStringConvertible {
  /// Fact and remedy in one line.
  public var description: String { "\(fact); \(remedy)" }

  /// A stable name for results: `virtual-machine`, …
  public var id: String {
    switch self {
    case .virtualMachine: "virtual-machine"
    case .noPMU: "no-pmu"
    case .frequencyScaling: "frequency-scaling"
    case .busy: "busy"
    case .slowClock: "slow-clock"
    case .quota: "cpu-quota"
    case .oneCPU: "one-cpu"
    case .paranoid: "perf-event-paranoid"
    case .unfinishedRun: "unfinished-run"
    }
  }

  /// What is the matter.
  public var fact: String {
    switch self {
    case .virtualMachine(let name):
      "virtual machine (\(name)): page-table and IPI costs are not those of bare metal"
    case .noPMU: "no hardware PMU: cycles and TLB misses can't be counted"
    case .frequencyScaling(let governor): "CPU frequency governor is \(governor)"
    case .busy(let load, let cpus):
      "busy: load average \(HostWarning.tenths(load)) on \(cpus) usable \(cpus == 1 ? "CPU" : "CPUs")"
    case .slowClock(let clock): "clocksource is \(clock.current), which is slow to read"
    case .quota(let cpus, let usable):
      "the control group grants \(HostWarning.tenths(cpus)) CPUs of time on \(usable) usable: "
        + "barriers are throttled"
    case .oneCPU: "only one usable CPU: no remote TLB shootdown or stop can be measured"
    case .paranoid(let level):
      "kernel.perf_event_paranoid is \(level): without privilege kernel work isn't counted"
    case .unfinishedRun(let run): run.fact
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch self {
    case .virtualMachine: "compare protocols with each other, and repeat on bare metal"
    case .noPMU: "enable the virtual PMU in the hypervisor, or rely on the software counters"
    case .frequencyScaling: "cpupower frequency-set -g performance"
    case .busy: "stop other work, or choose quiet CPUs with --cpus"
    case .slowClock(let clock):
      clock.available.contains("tsc")
        ? "boot with clocksource=tsc" : "timer overhead is measured and stated"
    case .quota: "lift the CPU limit, or use fewer CPUs"
    case .oneCPU: "widen the cpuset or affinity mask, or give the machine more CPUs"
    case .paranoid: "sysctl -w kernel.perf_event_paranoid=1, or run as root"
    case .unfinishedRun(let run): run.remedy
    }
  }

  /// One decimal without a locale; 0.04 shows as 0.0.
  private static func tenths(_ value: Double) -> String {
    guard let whole = Int(exactly: (value * 10).rounded()) else { return "\(value)" }
    return "\(whole / 10).\(whole % 10)"
  }
}
