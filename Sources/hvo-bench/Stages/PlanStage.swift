import BreakBeforeMake
import Fleet
import HugeTLB
import Report
import Results
import Tradeoff

/// The plan section: a row per class, the fleet's total, and what it comes to.
struct PlanStage {
  let prices: Prices
  let verdict: SettingOptions
  let costs: PlanCosts?

  private typealias Rankings = [KernelModel: ProtocolRanking]

  private func row(_ one: HostClass, _ rankings: inout Rankings) throws -> PlanRow {
    let ranking =
      try rankings[one.model]
      ?? failure {
        try ProtocolRanking(for: one.model, under: verdict.settings(for: one.model).first)
      }
    rankings[one.model] = ranking
    return PlanRow(one, ranking: ranking, prices: prices, costs: costs)
  }

  /// Prints every class as a flat table, a thousand at a time; what is worth knowing goes to standard
  /// error.
  func emit(_ plan: FleetPlan, as form: PlanOptions.Emission, to outlet: Outlet) throws {
    var rankings = Rankings()
    let step = 1000
    for start in stride(from: 0, to: max(1, plan.classes.count), by: step) {
      let some = plan.classes[start..<min(plan.classes.count, start + step)]
      let rows = try some.map { try row($0, &rankings) }
      switch form {
      case .jsonLines: try outlet.print(FlatTable.jsonLines(rows))
      default: try outlet.print(FlatTable.csv(rows, hasHeader: start == 0))
      }
    }
    for remark in plan.remarks { StandardError.say(remark) }
  }

  func run(_ plan: FleetPlan, into file: inout ResultFile) throws {
    var rankings = Rankings()
    file.plan = try plan.classes.map { try row($0, &rankings) }
    let total = PlanTotal(plan, prices: prices)
    file.planTotal = total
    file.conclusions = total.conclusions
    for remark in plan.remarks {
      file.warnings.append(
        Warning(id: "plan", fact: remark, remedy: "Look at the file; docs/plan.md."))
    }
    for problem in plan.problems {
      file.warnings.append(
        Warning(
          id: "plan-row", fact: "left out: \(problem)", remedy: "Mend the row and plan again."))
    }
    if plan.badRows > plan.problems.count {
      file.warnings.append(
        Warning(
          id: "plan-rows", fact: "\(plan.badRows - plan.problems.count) more rows were left out",
          remedy: "Mend those listed and plan again."))
    }
  }
}
