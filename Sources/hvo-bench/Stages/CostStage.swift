import Barriers
import ReferenceData
import RemapTiming
import Results
import Tradeoff

/// What the protocols cost: their software part measured here, flushes and stops measured here or
/// taken from a platform.
struct CostStage {
  struct Costs {
    let measurements: [RemapMeasurement]
    let machine: MachineCosts
    let cpus: Int
    let plan: RemapPlan
  }

  let plan: RemapPlan
  let platform: PlatformChoice?
  let barriers: BarrierSuite.Plan
  /// That measure.
  let cpus: [Int]
  let online: Int

  func run(into file: inout ResultFile, progress: Progress) -> Costs {
    let machine =
      platform?.costs
      ?? MachineCosts(
        BarrierStage(plan: barriers, cpus: cpus).run(into: &file, progress: progress), online: online)
    let counted = platform?.cpus ?? online
    let measurements = RemapStage(plan: plan, machine: machine, cpus: counted)
      .run(into: &file, progress: progress)
    return Costs(measurements: measurements, machine: machine, cpus: counted, plan: plan)
  }
}
