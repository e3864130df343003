import Barriers
import LinuxHost
import Numbers
import Report
import Results

/// The barriers section: the primitives, measured on this machine.
struct BarrierStage {
  let plan: BarrierSuite.Plan
  let cpus: [Int]
  /// Only these; nil: all of the plan.
  var cases: [BarrierCase]?
  /// How the CPUs came to be in this order.
  var order = CPUOrder.listed
  /// CPU counts to extrapolate to.
  var extrapolated: [Int] = []

  func run(into file: inout ResultFile, progress: Progress) -> BarrierReport {
    let suite =
      cases.map { BarrierSuite(plan: plan, cpus: cpus, cases: $0) }
      ?? BarrierSuite(plan: plan, cpus: cpus)
    let used = cpus
    let report = suite.run(
      isCancelled: { Interruption.isRequested }, stolen: { StolenTime.ticks(of: used) }
    ) { step in
      progress.show("barriers \(step.done + 1)/\(step.total): \(step.next.id)")
    }
    progress.clearLine()
    file.barriers = report.results.map { BarrierRow($0, cpus: report.cpus) }
    file.barrierOrder = report.order.map { BarrierRow.key($0) }
    file.shootdowns = report.shootdowns.map { ShootdownRow($0, samples: nil) }
    file.pageCosts = report.pageCosts.map { PageCostRow($0) }
    file.scalings = report.scalings.map {
      ScalingRow($0, order: order.words, asked: extrapolated)
    }
    file.calibration = ResultFile.Calibration(report.drift)
    file.warnings += report.notices.map { Warning($0) }
    return report
  }

  /// What the sections of a run say first.
  static func conclude(_ file: inout ResultFile) {
    let numbers = NumberText(ascii: false)
    file.conclusions += Conclusion.ofPrimitives(file) { figure in
      figure.value.map { numbers.text($0, figure.unit) } ?? "n/a"
    }
  }

  /// The rates section: the same operations, so many times a second.
  ///
  /// - Parameter kinds: of operations; nil: all.
  func pace(
    _ perSecond: Int, kinds: Set<BarrierKind>?, into file: inout ResultFile, progress: Progress
  ) {
    let results = BarrierSuite(plan: plan, cpus: cpus).paced(
      perSecond: perSecond, kinds: kinds, isCancelled: { Interruption.isRequested }
    ) { place, total, next in
      progress.show("rates \(place + 1)/\(total): \(next.id)")
    }
    progress.clearLine()
    file.rates = results.map { RateRow($0) }
  }
}
