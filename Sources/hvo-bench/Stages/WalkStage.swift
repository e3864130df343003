import LinuxHost
import PerfCounters
import RemapTiming
import Results

/// The walks section: protocols run against walkers.
struct WalkStage {
  let plan: WalkPlan

  /// Adds the rows. Where none can be made, as without memory for the simulation, the result is
  /// marked incomplete: what was measured before is still worth having.
  func run(into file: inout ResultFile, progress: Progress) {
    var seen: [WalkMeasurement] = []
    do {
      seen = try DetachedTracefs.with(HostMachine()) { host in
        var plan = plan
        plan.host = host
        return try WalkTimer(plan).run(isCancelled: { Interruption.isRequested }) { step in
          progress.show("walkers \(step.done + 1)/\(step.total): \(step.protocolID), \(step.size)")
        }
      }
    } catch {
      let reason = "no walkers ran: \(error)"
      file.incompleteReason = file.incompleteReason.map { "\($0); \(reason)" } ?? reason
      file.complete = false
    }
    progress.clearLine()
    file.walks = seen.map { WalkRow($0) }
    if case .simulated = plan.backend { file.noteTables(of: plan.mmu) }
  }
}

/// The ranges section: cost per huge page against range.
struct RangeStage {
  let plans: [RangePlan]

  func run(into file: inout ResultFile, progress: Progress) throws {
    var rows: [RangeRow] = []
    try DetachedTracefs.with(HostMachine()) { host in
      for var plan in plans {
        plan.host = host
        let measured = try RangeTimer(plan).run(isCancelled: { Interruption.isRequested }) {
          progress.show("range \($0 + 1)/\($1): \($2), \($3 >> 20) MiB of \(plan.size)")
        }
        rows += RangeRow.all(measured)
      }
    }
    progress.clearLine()
    if let plan = plans.first { file.noteTables(of: plan.mmu) }
    file.ranges = rows
  }
}
