import BreakBeforeMake
import HugeTLB
import RemapTiming
import Results
import Tradeoff
import Vmemmap

/// The verdict section: legality, cost and saving of each protocol, and a conclusion per size.
struct VerdictStage {
  let model: KernelModel
  /// The setting of the machine in question first.
  let settings: [CheckSetting]
  let share: Share
  /// Where the pools of the savings section lie.
  let placement: Placement
  /// CPUs that HVO would disturb.
  let cpus: Int

  func run(
    _ measurements: [RemapMeasurement], _ machine: MachineCosts, plan: RemapPlan,
    into file: inout ResultFile, progress: Progress
  ) throws {
    let judgements = try JudgementStage(settings: settings).run(
      plan.protocols, into: &file, progress: progress)
    for load in plan.loads {
      let assessments = plan.protocols.map {
        Assessment(
          $0, size: load.size, judgements: judgements[$0.id] ?? [], measurements: measurements,
          machine: machine, cpus: cpus, share: share, model: model)
      }
      file.verdicts += assessments.map {
        VerdictRow($0, corePercent: share.fraction * 100)
      }
      guard let pool = pool(load.size, file.savings) else { continue }
      // Without a churn the rows say up to which one HVO pays, at the listed prices.
      let terms = WeighingTerms(
        savings: pool, workload: .notStated, prices: .listed, share: share, shareIsLimit: false,
        mostStall: nil, cpus: cpus)
      let weighed = PoolWeighing(
        assessments.map { Weighing($0, target: nil, machine: machine, terms: terms) }, terms: terms,
        support: model.support)
      file.tradeoffs = (file.tradeoffs ?? []) + TradeoffRow.all(weighed)
      file.conclusions.append(
        Conclusion(sizeBytes: Int64(load.size.bytes), text: weighed.conclusion.text))
    }
  }

  /// The largest pool of the size in the savings section that stays below the whole memory.
  private func pool(_ size: HugePageSize, _ savings: [SavingsRow]) -> PoolSavings? {
    let rows = savings.filter { $0.sizeBytes == Int64(size.bytes) }
    guard let row = rows.count > 2 ? rows[rows.count - 2] : rows.last else { return nil }
    return try? PoolSavings(Pool(size, count: UInt64(row.count)), placement: placement, in: model)
  }
}
