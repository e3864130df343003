import BreakBeforeMake
import Fleet
import HugeTLB
import Results
import Tradeoff

/// The plan section: a row per class, the fleet's total, and what it comes to.
struct PlanStage {
  let prices: Prices
  let verdict: SettingOptions
  let costs: PlanCosts?

  func run(_ plan: FleetPlan, into file: inout ResultFile) throws {
    var rankings: [KernelModel: ProtocolRanking] = [:]
    file.plan = try plan.classes.map { one in
      let ranking =
        try rankings[one.model]
        ?? failure {
          try ProtocolRanking(for: one.model, under: verdict.settings(for: one.model).first)
        }
      rankings[one.model] = ranking
      return PlanRow(one, ranking: ranking, prices: prices, costs: costs)
    }
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
