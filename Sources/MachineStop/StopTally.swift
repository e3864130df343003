internal import Barriers
internal import Measurement

/// Gathers the writes of one kind.
struct StopTally {
  /// One write and what each observer saw, in ticks.
  struct Write {
    let ticks: UInt64
    /// One per CPU watched; nil for an observer that got no turn.
    let gaps: [GapObservers.Gap?]
    let cpus: [Int]
  }

  private let action: StopAction
  private let rate: CounterRate
  private var times: [Double] = []
  private var seen: [Int: [Double]] = [:]
  private var unseen: [Int: Int] = [:]
  private var skews: [Double] = []

  init(_ action: StopAction, _ rate: CounterRate) {
    self.action = action
    self.rate = rate
  }

  mutating func add(_ write: Write) {
    times.append(rate.nanoseconds(write.ticks))
    for (cpu, gap) in zip(write.cpus, write.gaps) {
      if let gap {
        seen[cpu, default: []].append(rate.nanoseconds(gap.ticks))
      } else {
        unseen[cpu, default: 0] += 1
      }
    }
    let begun = write.gaps.compactMap { $0?.from }
    // Counters of all CPUs run alike on the machines that the kernel lets use them as a clock.
    if begun.count == write.gaps.count, begun.count > 1, let first = begun.min(),
      let last = begun.max()
    {
      skews.append(rate.nanoseconds(last - first))
    }
  }

  var timing: StopTiming {
    let cpus = Set(seen.keys).union(unseen.keys).sorted()
    return StopTiming(
      action: action, times: times,
      standstills: cpus.map {
        StopTiming.Standstill(cpu: $0, times: seen[$0] ?? [], unobserved: unseen[$0] ?? 0)
      }, skews: skews)
  }
}
