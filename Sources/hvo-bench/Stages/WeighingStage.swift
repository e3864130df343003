import ArgumentParser
import BreakBeforeMake
import HugeTLB
import RemapTiming
import Results
import Tradeoff
import Vmemmap

/// The tradeoff section: every protocol weighed for every pool, and a conclusion per pool.
struct WeighingStage {
  private let options: WeighingOptions
  private let model: KernelModel
  private let placement: Placement
  private let share: Share
  private let settings: [CheckSetting]
  private let workload: Workload

  init(
    _ options: WeighingOptions, model: KernelModel, placement: Placement, share: Share,
    settings: [CheckSetting]
  ) throws {
    (self.options, self.model, self.placement) = (options, model, placement)
    (self.share, self.settings) = (share, settings)
    workload = try options.workload()
  }

  func run(
    _ pools: [Pool], _ costs: CostStage.Costs, into file: inout ResultFile, progress: Progress
  ) throws {
    var judgements: [String: [Judgement]] = [:]
    for remap in costs.plan.protocols {
      progress.show("checking \(remap.id)")
      judgements[remap.id] = try failure { try settings.map { try Judgement(remap, under: $0) } }
    }
    progress.clearLine()
    let cpus = options.cpuCount ?? costs.cpus
    let smallest = costs.plan.loads.map(\.size).min()
    var rows: [TradeoffRow] = []
    var sensitivities: [SensitivityRow] = []
    for pool in pools {
      let terms = WeighingTerms(
        savings: try usage { try PoolSavings(pool, placement: placement, in: model) },
        workload: workload, prices: options.prices, share: share,
        shareIsLimit: options.limitCoreShare, mostStall: options.maxStall, cpus: cpus)
      func assessment(_ remap: RemapProtocol, _ size: HugePageSize) -> Assessment {
        Assessment(
          remap, size: size, judgements: judgements[remap.id] ?? [],
          measurements: costs.measurements, machine: costs.machine, cpus: cpus, share: share,
          model: model)
      }
      let weighed = PoolWeighing(
        costs.plan.protocols.map { remap in
          let target = smallest.flatMap { $0 < pool.size ? $0 : nil }
          return Weighing(
            assessment(remap, pool.size),
            target: target.map { (assessment(remap, $0).cost.hvo, $0) }, machine: costs.machine,
            terms: terms)
        }, terms: terms, support: model.support)
      file.verdicts += weighed.weighings.map {
        VerdictRow($0.assessment, corePercent: share.fraction * 100)
      }
      rows += TradeoffRow.all(weighed)
      sensitivities += SensitivityRow.all(weighed)
      file.conclusions.append(Conclusion(sizeBytes: Int64(pool.size.bytes), text: weighed.text))
    }
    file.tradeoffs = rows
    file.sensitivities = sensitivities
  }
}

extension WeighingOptions {
  /// The workload that was typed, or that a series tells.
  func workload() throws -> Workload {
    let demoted = FormulaInput(demotions ?? 0, demotions == nil ? "none stated" : "stated")
    guard let churn else {
      return Workload(churn: .none("no churn was stated: --churn"), demotions: demoted)
    }
    guard let number = Double(churn), number.isFinite, number >= 0 else {
      throw ValidationError(
        "--churn \(churn): write huge pages per second, such as 50, or the name of a CSV file")
    }
    return Workload(churn: FormulaInput(number, "stated"), demotions: demoted)
  }
}
