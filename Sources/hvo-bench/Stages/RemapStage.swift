import HugeTLB
import LinuxHost
import PerfCounters
import RemapTiming
import Results
import Tradeoff
import Vmemmap

/// The split/remap section: protocols timed on the simulated vmemmap, their steps priced.
struct RemapStage {
  let plan: RemapPlan
  /// What flushes and pauses cost, and on how many CPUs.
  let machine: MachineCosts
  let cpus: Int

  /// Adds the rows. Where none can be made, as without memory for the simulation, the result is
  /// marked incomplete: what was measured before is still worth having.
  func run(into file: inout ResultFile, progress: Progress) -> [RemapMeasurement] {
    var measurements: [RemapMeasurement] = []
    do {
      measurements = try DetachedTracefs.with(HostMachine()) { host in
        var plan = plan
        plan.host = host
        return try RemapTimer(plan).run(isCancelled: { Interruption.isRequested }) { step in
          progress.show("remap \(step.done + 1)/\(step.total): \(step.protocolID), \(step.size)")
        }
      }
    } catch {
      file.complete = false
      file.incompleteReason = "nothing was remapped: \(error)"
    }
    progress.clearLine()
    file.noteTables(of: plan.mmu)
    file.remap = measurements.map { RemapRow($0, on: machine, cpus: cpus) }
    file.joinWalkerStalls(reason: "walkers weren't run: hvo-bench remap runs them")
    if let warning = Warning(userModeOnly: measurements, asked: plan.counters) {
      file.warnings.append(warning)
    }
    return measurements
  }
}
