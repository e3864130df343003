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
    var judgements: [String: [Judgement]] = [:]
    for remap in plan.protocols {
      progress.show("checking \(remap.id)")
      judgements[remap.id] = try failure { try settings.map { try Judgement(remap, under: $0) } }
    }
    progress.clearLine()
    for load in plan.loads {
      let assessments = plan.protocols.map {
        Assessment(
          $0, size: load.size, judgements: judgements[$0.id] ?? [], measurements: measurements,
          machine: machine, cpus: cpus, share: share, model: model)
      }
      file.verdicts += assessments.map {
        VerdictRow($0, corePercent: share.fraction * 100)
      }
      if let text = conclusion(load.size, assessments, file.savings) {
        file.conclusions.append(Conclusion(sizeBytes: Int64(load.size.bytes), text: text))
      }
    }
  }

  /// For the largest pool of the size in the savings section that stays below the whole memory.
  private func conclusion(
    _ size: HugePageSize, _ assessments: [Assessment], _ savings: [SavingsRow]
  ) -> String? {
    let rows = savings.filter { $0.sizeBytes == Int64(size.bytes) }
    guard let row = rows.count > 2 ? rows[rows.count - 2] : rows.last,
      let line = try? PoolSavings(
        Pool(size, count: UInt64(row.count)), placement: placement, in: model)
    else { return nil }
    return SizeConclusion(
      savings: line, support: model.support, candidates: assessments.map(\.candidate), share: share
    ).text
  }
}
