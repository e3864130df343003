import Barriers
import FlushCounts
import PerfCounters
import Results

/// The flushes section: what operations cause on all CPUs.
struct FlushStage {
  private let counter: FlushCounter

  init(cpus: [Int], extra: [CounterRequest]) {
    let usual = CounterEvent.flushes
    counter = FlushCounter(cpus: cpus, requests: usual + extra.filter { !usual.contains($0) })
  }

  func run(into file: inout ResultFile, progress: Progress) {
    let counts = counter.run(isCancelled: { Interruption.isRequested }) { place, next in
      progress.show("flushes \(place + 1)/\(counter.cases.count): \(next.id)")
    }
    progress.clearLine()
    file.flushes = counts.map { FlushRow($0) }
  }
}
