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
  static func group(cpus: [Int], _ host: HostMachine) -> KernelCounters {
    KernelCounters(CounterGroup(requests, scope: .cpus(cpus), host: host))
  }
}

/// Counters of all CPUs that know what they cause themselves.
///
/// Reading the trace points of another CPU interrupts it, which shows in the counts of interrupts: so
/// the least of a few empty sections is taken off each reading.
struct KernelCounters: ~Copyable {
  private var group: CounterGroup
  private var own: [UInt64?] = []

  init(_ group: consuming CounterGroup) {
    self.group = group
    for _ in 0..<5 {
      self.group.start()
      let empty = self.group.stop().map(\.outcome.value)
      own =
        own.isEmpty
        ? empty : zip(own, empty).map { a, b in a.flatMap { a in b.map { min(a, $0) } } }
    }
  }

  mutating func start() { group.start() }

  mutating func stop() -> [CounterReading] { zip(group.stop(), own).map { $0.less($1) } }
}
