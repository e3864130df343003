import PerfCounters
import Vmemmap

extension RemapMeasurement {
  /// Adds one timed batch. A batch that fell short isn't a sample: it says why instead.
  mutating func add(_ timed: TimedRun, _ accounting: FrameAccounting) {
    counts = timed.run.counts
    framesFreed = counts.framesFreed - counts.framesAllocated
    ptePages = counts.ptePages
    switch timed.run.outcome {
    case .complete: nanoseconds.append(timed.nanoseconds)
    case .partly(_, let reason), .refused(let reason): shortfall = reason
    }
  }

  /// Adds the counts of one batch of `hugePages`.
  mutating func add(
    _ readings: [CounterReading], _ hugePages: Int, _ overhead: CounterOverhead
  ) {
    var counted = counted ?? CountedBatches(overhead: overhead)
    counted.add(readings, hugePages: hugePages)
    self.counted = counted
  }
}
