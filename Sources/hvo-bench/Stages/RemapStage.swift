import HugeTLB
import RemapTiming
import Results
import Vmemmap

/// The split/remap section: protocols timed on the simulated vmemmap.
struct RemapStage {
  let plan: RemapPlan

  func run(into file: inout ResultFile, progress: Progress) throws -> [RemapMeasurement] {
    let measurements = try RemapTimer(plan).run(isCancelled: { Interruption.isRequested }) { step in
      progress.show("remap \(step.done + 1)/\(step.total): \(step.protocolID), \(step.size)")
    }
    progress.clearLine()
    file.remap = measurements.map { RemapRow($0) }
    if let warning = Warning(userModeOnly: measurements, asked: plan.counters) {
      file.warnings.append(warning)
    }
    return measurements
  }
}
