import Vmemmap

/// Runs every protocol of a plan against walkers.
public struct WalkTimer {
  public let plan: WalkPlan

  public init(_ plan: WalkPlan) { self.plan = plan }

  /// Runs the plan; what was measured until a cancellation is returned.
  public func run(
    isCancelled: () -> Bool = { false }, progress: (RemapTimer.Progress) -> Void = { _ in }
  ) throws(RemapProblem) -> [WalkMeasurement] {
    var results: [WalkMeasurement] = []
    let visits = plan.loads.flatMap { load in plan.protocols.map { (load, $0) } }
    for (done, (load, remap)) in visits.enumerated() {
      if isCancelled() { break }
      progress(
        RemapTimer.Progress(
          done: done, total: visits.count, protocolID: remap.id, size: load.size))
      results.append(try visit(remap, load, isCancelled))
    }
    return results
  }

  private func visit(
    _ remap: RemapProtocol, _ load: RemapLoad, _ isCancelled: () -> Bool
  ) throws(RemapProblem) -> WalkMeasurement {
    switch (plan.backend, plan.mmu) {
    case (.mmu(let mappings), _):
      MMUVisit(plan: plan, remap: remap, load: load, mappings: mappings)
        .run(isCancelled: isCancelled)
    case (.simulated, .arm64):
      try WalkVisit<VMSAv8Format>(plan: plan, remap: remap, load: load)
        .run(isCancelled: isCancelled)
    case (.simulated, .x86_64):
      try WalkVisit<X86Format>(plan: plan, remap: remap, load: load).run(isCancelled: isCancelled)
    }
  }
}
