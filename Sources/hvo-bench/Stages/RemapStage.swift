import HugeTLB
import RemapTiming
import Results
import Vmemmap

/// The split/remap section: protocols timed on the simulated vmemmap.
struct RemapStage {
  let plan: RemapPlan

  /// Adds the rows. Where none can be made, as without memory for the simulation, the result is
  /// marked incomplete: what was measured before is still worth having.
  func run(into file: inout ResultFile, progress: Progress) -> [RemapMeasurement] {
    var measurements: [RemapMeasurement] = []
    do {
      measurements = try RemapTimer(plan).run(isCancelled: { Interruption.isRequested }) { step in
        progress.show("remap \(step.done + 1)/\(step.total): \(step.protocolID), \(step.size)")
      }
    } catch {
      file.complete = false
      file.incompleteReason = "nothing was remapped: \(error)"
    }
    progress.clearLine()
    file.remap = measurements.map { RemapRow($0) }
    if let warning = Warning(userModeOnly: measurements, asked: plan.counters) {
      file.warnings.append(warning)
    }
    return measurements
  }
}
