import HugeTLB
import Testing

@testable import Vmemmap

/// Folios of one size, and the size that they become.
struct Demotion: CustomStringConvertible, Sendable {
  let from: Shape
  let to: UInt64

  var description: String { "\(from) to \(to >> 20)M" }
}

/// One demotion, run again and again from the same start with other failures.
struct DemotionTrial: ~Copyable {
  private let used: RemapProtocol
  private let demotion: Demotion
  private let size: HugePageSize
  private var vmemmap: SimulatedVmemmap<VMSAv8Format>

  init(_ used: RemapProtocol, _ demotion: Demotion) throws {
    let size = try #require(HugePageSize(bytes: demotion.to))
    vmemmap = try SimulatedVmemmap(demotion.from.layout, start: used.start)
    self.used = used
    self.demotion = demotion
    self.size = size
  }

  mutating func attempts() -> (allocations: Range<Int>, swaps: Range<Int>) {
    begin()
    let first = vmemmap.attempts
    _ = demote()
    let last = vmemmap.attempts
    return (first.allocations..<last.allocations, first.swaps..<last.swaps)
  }

  mutating func check(_ failures: FailureInjection, reasons: [RemapShortfall]) {
    begin()
    vmemmap.inject(failures)
    let run = demote()
    let folios = demotion.from.folios
    let each = Int(demotion.from.bytes / demotion.to)
    let demoted = run.restored.outcome.folios
    hold(vmemmap.violations().isEmpty, failures)
    hold(says(run.restored.outcome, of: folios, reasons), failures)
    hold((run.optimized == nil) == (demoted == 0), failures)
    if let optimized = run.optimized {
      hold(says(optimized.outcome, of: demoted * each, reasons), failures)
    }
    // Without failures what is left comes back, each folio at the size that it has now.
    vmemmap.inject(.none)
    var nothing = NoMaintenance()
    if demoted > 0 {
      let small = vmemmap.restore(
        used, folios: 0..<demoted * each, size: size, maintenance: &nothing)
      hold(small.outcome == .complete(folios: demoted * each), failures)
    }
    if demoted < folios {
      let large = vmemmap.restore(used, folios: demoted..<folios)
      hold(large.outcome == .complete(folios: folios - demoted), failures)
    }
    let accounting = vmemmap.accounting
    hold(accounting.inUse == accounting.pages + accounting.sharedTailPages, failures)
    hold(vmemmap.violations().isEmpty, failures)
  }

  /// Whether an outcome is one that a failure may have: all done (a retry found memory, or the
  /// failure met the other half), or less for a reason that was forced.
  private func says(
    _ outcome: RemapOutcome, of folios: Int, _ reasons: [RemapShortfall]
  ) -> Bool {
    switch outcome {
    case .complete(let done): done == folios
    case .partly(let done, let reason): done > 0 && done < folios && reasons.contains(reason)
    case .refused(let reason): reasons.contains(reason)
    }
  }

  private func hold(_ holds: Bool, _ failures: FailureInjection, line: Int = #line) {
    guard !holds else { return }
    Issue.record("line \(line): \(used.id), \(demotion), \(failures)")
  }

  private mutating func begin() {
    vmemmap.inject(.none)
    _ = vmemmap.restart(vmemmap.layout, start: used.start)
    _ = vmemmap.optimize(used)
  }

  private mutating func demote() -> DemoteRun {
    var nothing = NoMaintenance()
    return vmemmap.demote(used, to: size, maintenance: &nothing)
  }
}
