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

  /// Protocols at the costs of this machine or a platform.
  func run(
    _ pools: [Pool], _ costs: CostStage.Costs, into file: inout ResultFile, progress: Progress
  ) throws {
    let judgements = try JudgementStage(settings: settings).run(
      costs.plan.protocols, into: &file, progress: progress)
    let cpus = options.cpuCount ?? costs.cpus
    file.warnings += [Warning(cpus: cpus, measuredWith: costs.cpus)].compactMap(\.self)
    let smallest = costs.plan.loads.map(\.size).min()
    for pool in pools {
      func assessment(_ remap: RemapProtocol, _ size: HugePageSize) -> Assessment {
        Assessment(
          remap, size: size, judgements: judgements[remap.id] ?? [],
          measurements: costs.measurements, machine: costs.machine, cpus: cpus, share: share,
          model: model)
      }
      let terms = try terms(pool, cpus: cpus)
      add(
        costs.plan.protocols.map { remap in
          let target = smallest.flatMap { $0 < pool.size ? $0 : nil }
          return Weighing(
            assessment(remap, pool.size),
            target: target.map { (assessment(remap, $0).cost.hvo, $0) }, machine: costs.machine,
            terms: terms)
        }, terms, to: &file)
    }
  }

  /// The kernel's own protocol at the cost that was measured of the kernel itself.
  func run(
    _ pools: [Pool], _ kernel: KernelMeasuredCosts, into file: inout ResultFile, progress: Progress
  ) throws {
    guard let own = BuiltInProtocol.ofKernel(model.version, on: model.architecture) else {
      throw ValidationError("--kernel-result: this kernel has no HVO (\(model.support.reason))")
    }
    if let mismatch = kernel.mismatch(model) {
      throw ValidationError(
        "--kernel-result: \(mismatch); measure such a kernel with 'hvo-bench kernel', or leave the"
          + " option out")
    }
    let remap = own.make(split: model.mapping == .basePages ? .notNeeded : nil)
    let judgements = try JudgementStage(settings: settings).run(
      [remap], into: &file, progress: progress)
    let machine = MachineCosts(unknown: "not needed: the kernel was measured as a whole")
    let there = max(1, kernel.host?.onlineCPUs ?? 1)
    let cpus = options.cpuCount ?? there
    file.warnings += [Warning(cpus: cpus, measuredWith: there)].compactMap(\.self)
    let smallest = model.architecture.hugePageSizes(model.geometry.page).map(\.size).min()
    for pool in pools {
      let terms = try terms(pool, cpus: cpus)
      func cost(_ operation: KernelTimingRow.Operation) -> OperationCost {
        OperationCost(
          software: kernel.cost(pool.size, operation),
          counts: BatchCounts(hugePages: 1, flushes: 0, stops: 0),
          primitives: machine.primitives(pausing: nil), cpus: cpus)
      }
      let assessment = Assessment(
        remap, size: pool.size, judgements: judgements[remap.id] ?? [],
        cost: ProtocolCost(hvo: cost(.allocate), deHVO: cost(.free)), share: share, model: model)
      add(
        [
          Weighing(
            assessment, target: nil,
            demotion: smallest.map { $0 < pool.size } == true
              ? kernel.cost(pool.size, .demote) : nil,
            machine: machine, terms: terms, isMeasured: true)
        ], terms, to: &file)
    }
    file.add(kernel)
  }

  private func terms(_ pool: Pool, cpus: Int) throws -> WeighingTerms {
    WeighingTerms(
      savings: try usage { try PoolSavings(pool, placement: placement, in: model) },
      workload: workload, prices: options.prices, share: share,
      shareIsLimit: options.limitCoreShare, mostStall: options.maxStall, cpus: cpus)
  }

  private func add(_ weighings: [Weighing], _ terms: WeighingTerms, to file: inout ResultFile) {
    let weighed = PoolWeighing(weighings, terms: terms, support: model.support)
    file.verdicts += weighings.map { VerdictRow($0.assessment, corePercent: share.fraction * 100) }
    file.tradeoffs = (file.tradeoffs ?? []) + TradeoffRow.all(weighed)
    file.sensitivities = (file.sensitivities ?? []) + SensitivityRow.all(weighed)
    let doubt = file.warnings.first { $0.id == Warning.otherCPUs }.map { " But \($0.fact)." } ?? ""
    file.conclusions.append(
      Conclusion(sizeBytes: Int64(terms.savings.pool.size.bytes), text: weighed.text + doubt))
  }
}
