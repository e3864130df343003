internal import Barriers
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
  let files: any KernelFiles
  let model: KernelModel
  let isCancelled: @Sendable () -> Bool
  private let report: (String, Double) -> Void
  let meter: PhaseMeter

  /// - Parameters:
  ///   - plan: checked by `KernelPreflight`.
  ///   - files: through which pools are changed; nil for those of the host.
  ///   - model: predicts the saving.
  ///   - isCancelled: asked between writes, and by a second thread during them.
  ///   - progress: told in a few words what is done next, and the share that is done, 0…1.
  public init(
    _ plan: KernelPlan, on host: HostMachine, files: (any KernelFiles)? = nil, model: KernelModel,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping (String, Double) -> Void = { _, _ in }
  ) {
    self.plan = plan
    self.host = host
    self.files = files ?? host.root
    self.model = model
    self.isCancelled = isCancelled
    report = progress
    meter = PhaseMeter(phases: plan.phases)
  }

  /// Says what is done next.
  func progress(_ text: String) { report(text, meter.next()) }

  /// Measures it all. An error ends the run early; what was measured until then is kept.
  public func run(_ change: borrowing SystemChange) -> KernelReport {
    let watch = WriteWatch(isCancelled: isCancelled)
    defer { watch.stop() }
    var report = KernelReport()
    let pin = pinned(into: &report)
    addVersionNotes(to: &report)
    do throws(KernelStop) {
      try DetachedTracefs.with(host, isAllowed: true) { counting throws(KernelStop) in
        var run = KernelRun(self, counting: counting, watch)
        try run.measure(change, into: &report)
      }
    } catch {
      report.failure = error.description
    }
    if let pin { pin.end() }
    // Once more, for what came after the last look.
    if report.failure == nil, case let others = change.foreignChanges(), !others.isEmpty {
      report.failure = KernelStop.disturbed(others).description
    }
    if watch.hasCut {
      report.notes.append(
        KernelNote(
          "a write to a pool was ended before it had all its pages",
          "memory is in pieces: ask for fewer pages, or run soon after boot"))
    }
    return report
  }
  /// Keeps the writing thread on its CPU, so that the observers' CPUs are others.
  private func pinned(into report: inout KernelReport) -> PinnedThread? {
    guard let cpu = plan.writerCPU else { return nil }
    do throws(OperationFailure) { return try PinnedThread(cpu: cpu) } catch {
      report.notes.append(KernelNote("\(error)", "the writer moves between CPUs: times vary more"))
      return nil
    }
  }

  /// What this kernel does besides remapping, by its version.
  private func addVersionNotes(to report: inout KernelReport) {
    guard let version = model.version else { return }
    if version.waitsForRCU, !plan.expedites {
      report.notes.append(
        KernelNote(
          "kernel \(version) waits for an RCU grace period in each write with HVO on (by version): it is"
            + " most of the part per write",
          "--rcu-expedited measures a second time without the wait"))
    }
    if let note = version.allocationNote {
      report.notes.append(KernelNote(note, "compare with a kernel of 6.7 or later"))
    }
  }
}
