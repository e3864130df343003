/// A path from user space on which the kernel stops the machine.
public enum StopMethod: String, Sendable, Hashable, CaseIterable {
  /// Changing the clocksource: `timekeeping_notify()` runs `change_clocksource` by `stop_machine()`
  /// (kernel/time/timekeeping.c).
  case clocksource
  /// Taking a CPU offline: `takedown_cpu()` runs `take_cpu_down` by `stop_machine_cpuslocked()`
  /// (kernel/cpu.c). Bringing it back doesn't stop the others.
  case cpuOffline = "cpu-offline"
}

/// What was done and timed.
public enum StopAction: String, Sendable, Hashable, CaseIterable {
  /// Another clocksource was written: every CPU is stopped.
  case clocksourceChange = "stop-machine-clocksource"
  /// The present clocksource was written again: the kernel returns before stopping anything.
  case clocksourceControl = "clocksource-unchanged"
  /// A CPU was taken offline: every CPU is stopped while it leaves.
  case cpuOffline = "stop-machine-cpu-offline"
  /// The CPU was brought back: the price of the way back, without a stop.
  case cpuOnline = "cpu-online"
  /// The CPU, running, was told to run: nothing happens.
  case cpuControl = "cpu-online-unchanged"

  /// A short name for tables.
  public var title: String {
    switch self {
    case .clocksourceChange: "stop_machine: clocksource changed"
    case .clocksourceControl: "control: the same clocksource written"
    case .cpuOffline: "stop_machine: CPU taken offline"
    case .cpuOnline: "CPU brought back"
    case .cpuControl: "control: a running CPU told to run"
    }
  }

  /// Whether the kernel stops every CPU for it.
  public var stops: Bool { self == .clocksourceChange || self == .cpuOffline }
}
