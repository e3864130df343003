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
  let primitives: PrimitiveStage

  func run(into file: inout ResultFile, progress: Progress) -> Costs {
    let machine = primitives.run(into: &file, progress: progress)
    let cpus = primitives.platform?.cpus ?? primitives.online
    let measurements = RemapStage(plan: plan, machine: machine, cpus: cpus)
      .run(into: &file, progress: progress)
    return Costs(measurements: measurements, machine: machine, cpus: cpus, plan: plan)
  }
}
