public import HugeTLB
public import LinuxHost
internal import Measurement
internal import PerfCounters

/// Measures the kernel's own HVO by really allocating and freeing huge pages.
///
/// Everything it changes is in the journal of a `SystemChange`, which the caller begins and ends.
/// Pools are never lowered below what they held before.
public struct KernelBench {
  public let plan: KernelPlan
  let host: HostMachine
  let model: KernelModel
  let isCancelled: @Sendable () -> Bool
  let progress: (String) -> Void

  /// - Parameters:
  ///   - plan: checked by `KernelPreflight`.
  ///   - model: predicts the saving.
  ///   - isCancelled: asked between writes, and by a second thread during them.
  ///   - progress: told in a few words what is done next.
  public init(
    _ plan: KernelPlan, on host: HostMachine, model: KernelModel,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping (String) -> Void = { _ in }
  ) {
    self.plan = plan
    self.host = host
    self.model = model
    self.isCancelled = isCancelled
    self.progress = progress
  }

  /// Measures it all. An error ends the run early; what was measured until then is kept.
  public func run(_ change: borrowing SystemChange) -> KernelReport {
    let watch = WriteWatch(isCancelled: isCancelled)
    defer { watch.stop() }
    var report = KernelReport()
    do throws(KernelStop) {
      var run = KernelRun(self, watch)
      try run.measure(change, into: &report)
    } catch {
      report.failure = error.description
    }
    if watch.hasCut {
      report.notes.append(
        KernelNote(
          "a write to a pool was ended before it had all its pages",
          "memory is in pieces: ask for fewer pages, or run soon after boot"))
    }
    return report
  }
}
