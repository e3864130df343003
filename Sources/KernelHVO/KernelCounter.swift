internal import LinuxHost
public import PerfCounters

/// One event over one write, counted apart from the timed ones.
public struct KernelCounter: Sendable, Hashable {
  /// Name, rung and count summed over `writes`; or why there is none.
  public let reading: CounterReading
  /// Writes that were counted.
  public let writes: Int
  /// The smallest count of a single write: what the machine does besides only adds to it.
  public let fewest: UInt64?
  /// Huge pages that those writes touched.
  public let pages: UInt64
}

/// The ladder for kernel-side TLB work: trace points where tracefs can be had, rows of
/// /proc/interrupts of the whole machine anyway.
enum KernelEvents {
  static let requests = CounterEvent.flushes.filter {
    CounterEvent.named($0.name)?.rung != .vmstat
  }

  /// Counts on all CPUs, since flushes happen where the interrupt arrives.
  static func group(cpus: [Int], _ host: HostMachine) -> CounterGroup {
    CounterGroup(requests, scope: .cpus(cpus), host: host)
  }
}
