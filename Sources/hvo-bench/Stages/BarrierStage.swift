import Barriers
import Results

/// The barriers section: the primitives, measured on this machine.
struct BarrierStage {
  let plan: BarrierSuite.Plan
  let cpus: [Int]
  /// Only these; nil: all of the plan.
  var cases: [BarrierCase]?

  func run(into file: inout ResultFile, progress: Progress) -> BarrierReport {
    let suite =
      cases.map { BarrierSuite(plan: plan, cpus: cpus, cases: $0) }
      ?? BarrierSuite(plan: plan, cpus: cpus)
    let report = suite.run(isCancelled: { Interruption.isRequested }) { step in
      if let next = step.next {
        progress.show("barriers \(step.done + 1)/\(step.total): \(next.id)")
      }
    }
    progress.clearLine()
    file.barriers = report.results.map { BarrierRow($0, cpus: report.cpus) }
    file.shootdowns = report.shootdowns.map { ShootdownRow($0, samples: nil) }
    file.calibration = ResultFile.Calibration(report.drift)
    file.warnings += report.notices.map { Warning($0) }
    return report
  }
}
