import Barriers
import FlushCounts
import LinuxHost
import PerfCounters
import Results

/// The flushes section: what operations cause on all CPUs.
struct FlushStage {
  private let cpus: [Int]
  private let requests: [CounterRequest]
  /// Only these kinds; nil: all.
  private let kinds: Set<BarrierKind>?

  init(cpus: [Int], extra: [CounterRequest], kinds: Set<BarrierKind>? = nil) {
    self.kinds = kinds
    let usual = CounterEvent.flushes
    self.cpus = cpus
    requests = usual + extra.filter { !usual.contains($0) }
  }

  func run(into file: inout ResultFile, progress: Progress) {
    // Fences are single instructions: there is nothing to count.
    if let kinds, kinds.subtracting([.floor]).isEmpty { return }
    // The detached mount is this process's own: nobody else sees it, and nothing is left to undo.
    file.flushes = DetachedTracefs.with(HostMachine()) { host in
      let counter = FlushCounter(cpus: cpus, requests: requests, kinds: kinds, host: host)
      return counter.run(isCancelled: { Interruption.isRequested }) { place, next in
        progress.show("flushes \(place + 1)/\(counter.cases.count): \(next.id)")
      }.map { FlushRow($0) }
    }
    progress.clearLine()
  }
}
