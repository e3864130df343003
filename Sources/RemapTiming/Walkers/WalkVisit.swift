import HugeTLB
import Vmemmap

/// One protocol at one load with walkers on the simulated tables.
struct WalkVisit<Format: DescriptorFormat> {
  let plan: WalkPlan
  let remap: RemapProtocol
  let load: RemapLoad

  func run(isCancelled: () -> Bool) throws(RemapProblem) -> WalkMeasurement {
    var result = WalkMeasurement(
      .simulated, remap, load, walkers: plan.walkerCPUs.count, plan.refcounts)
    guard remap.start != .unmapped else {
      result.shortfall = "nothing maps the vmemmap before the protocol: nobody can walk it"
      return result
    }
    var vmemmap = try simulate()
    guard let view = vmemmap.beginWalks() else {
      result.shortfall = "\(RemapShortfall.nothingToSave)"
      return result
    }
    view.setRefcounts(plan.refcounts == .live ? 1 : 0)
    let session = WalkSession(plan, folios: load.batch)
    session.run(&result, isCancelled: isCancelled) { index, control, record in
      var walker = Walker(view, control, index, record)
      walker.run()
    } round: { number, gap, result in
      round(&vmemmap, session, number, gap, &result)
    }
    session.countLost(load.batch, &result, view.refcount(of:))
    view.forgetRefcounts()
    result.violations = vmemmap.violations().map(\.description)
    return result
  }

  private func round(
    _ vmemmap: inout SimulatedVmemmap<Format>, _ session: WalkSession, _ number: Int,
    _ gap: UInt64, _ result: inout WalkMeasurement
  ) -> RoundTimes? {
    let current = number == 0 ? remap : remap.afterSplit()
    var maintenance = WalkedMaintenance(control: session.control)
    let hvo = session.time(after: gap) { vmemmap.optimize(current, maintenance: &maintenance) }
    let deHVO = session.time(after: gap) { vmemmap.restore(current, maintenance: &maintenance) }
    for run in [hvo.value, deHVO.value] {
      guard case .complete = run.outcome else {
        result.shortfall = "\(run.outcome)"
        return nil
      }
    }
    result.framesFreed = hvo.value.counts.framesFreed - hvo.value.counts.framesAllocated
    return RoundTimes(origin: hvo.time.lowerBound, hvo: hvo.time, deHVO: deHVO.time)
  }

  private func simulate() throws(RemapProblem) -> SimulatedVmemmap<Format> {
    let layout: VmemmapLayout
    do {
      layout = try VmemmapLayout(geometry: plan.geometry, size: load.size, folios: load.batch)
    } catch {
      throw .layout(error)
    }
    do {
      return try SimulatedVmemmap(layout, start: remap.start, contents: .backed(for: remap))
    } catch {
      throw .simulation(error)
    }
  }
}
