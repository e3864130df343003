internal import LinuxHost
internal import PerfCounters

/// The ladder for kernel-side TLB work: trace points where tracefs can be had, rows of
/// /proc/interrupts of the whole machine anyway.
enum FlushEvents {
  static let requests = CounterEvent.flushes.filter {
    CounterEvent.named($0.name)?.rung != .vmstat
  }

  /// Counts on all CPUs, since flushes happen where the interrupt arrives.
  static func group(on host: HostMachine) -> MachineCounters {
    let cpus = HostCPUs(of: host).online.value?.ids ?? [0]
    return MachineCounters(CounterGroup(requests, scope: .cpus(cpus), host: host))
  }
}
