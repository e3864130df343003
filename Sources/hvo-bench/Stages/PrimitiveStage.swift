import Barriers
import Results
import Tradeoff

/// What flushes and pauses cost: from another machine, or measured here in a few seconds.
struct PrimitiveStage {
  let platform: PlatformChoice?
  let plan: BarrierSuite.Plan
  let cpus: [Int]
  /// CPUs online here.
  let online: Int

  func run(into file: inout ResultFile, progress: Progress) -> MachineCosts {
    if let platform {
      file.warnings += [Warning(platform)].compactMap(\.self)
      return platform.costs
    }
    let report = BarrierStage(plan: plan, cpus: cpus, cases: MachineCosts.cases(usable: cpus.count))
      .run(into: &file, progress: progress)
    return MachineCosts(report, online: online)
  }
}
