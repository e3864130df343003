internal import PerfCounters

/// Counters of all CPUs that know what they cause themselves.
///
/// Reading the trace points of another CPU interrupts it, which shows in the counts of interrupts: so
/// the least of a few empty sections is taken off each reading.
struct MachineCounters: ~Copyable {
  private var group: CounterGroup
  private var own: [UInt64?] = []

  init(_ group: consuming CounterGroup) {
    self.group = group
    for _ in 0..<5 {
      self.group.start()
      let empty = self.group.stop().map(\.outcome.value)
      own = own.isEmpty ? empty : own.least(empty)
    }
  }

  mutating func start() { group.start() }

  mutating func stop() -> [CounterReading] { zip(group.stop(), own).map { $0.less($1) } }
}
