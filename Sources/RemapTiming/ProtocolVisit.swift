import HugeTLB
import Measurement
import PerfCounters
import Vmemmap

/// One visit of one protocol at one load: fresh tables, warm-up, timed rounds, counted rounds.
struct ProtocolVisit<Format: DescriptorFormat> {
  private let plan: RemapPlan
  private let whole: RemapProtocol
  private let steady: RemapProtocol
  private let load: RemapLoad
  private let layout: VmemmapLayout
  private let overhead: CounterOverhead

  init(
    _ plan: RemapPlan, _ remap: RemapProtocol, _ load: RemapLoad, _ overhead: CounterOverhead
  ) throws(RemapProblem) {
    self.plan = plan
    self.overhead = overhead
    self.load = load
    whole = remap
    steady = remap.afterSplit()
    do {
      layout = try VmemmapLayout(geometry: plan.geometry, size: load.size, folios: load.batch)
    } catch {
      throw .layout(error)
    }
  }

  func run(_ results: inout MeasurementSet) throws(RemapProblem) {
    if whole.start == .blocks { try timeFirstPass(&results) }
    if whole.start == .unmapped {
      try timeUnmapped(&results)
    } else {
      try timeSteady(&results)
    }
    if plan.demotes, whole.start != .unmapped, let smaller = demotionTarget {
      try timeDemotion(to: smaller, &results)
    }
  }

  /// The smallest of the plan's sizes that HVO saves anything of, if this load's size is larger.
  private var demotionTarget: HugePageSize? {
    plan.loads.map(\.size).filter { plan.geometry.vmemmapPages(of: $0) > 1 && $0 < load.size }.min()
  }

  /// HVO over vmemmap PMDs that are still blocks, tables only; fresh tables each round.
  private func timeFirstPass(_ results: inout MeasurementSet) throws(RemapProblem) {
    let subject = subject(.optimize, .first, copies: false)
    for round in -1..<max(1, plan.rounds / 2) {
      var vmemmap = try simulate(start: .blocks, contents: .none)
      let timed = time { vmemmap.optimize(whole, maintenance: &$0) }
      guard round >= 0 else { continue }
      results[subject].add(timed, vmemmap.accounting)
    }
  }

  /// HVO and de-HVO in turn over split PMDs, pages copied.
  private func timeSteady(_ results: inout MeasurementSet) throws(RemapProblem) {
    var vmemmap = try simulate(start: .basePages, contents: .backed(for: steady))
    let hvo = subject(.optimize, .steady, copies: true)
    let deHVO = subject(.restore, .steady, copies: true)
    for round in -plan.warmUp..<plan.rounds {
      let optimized = time { vmemmap.optimize(steady, maintenance: &$0) }
      let afterwards = vmemmap.accounting
      let restored = time { vmemmap.restore(steady, maintenance: &$0) }
      guard round >= 0 else { continue }
      results[hvo].add(optimized, afterwards)
      results[deHVO].add(restored, vmemmap.accounting)
      if optimized.run.outcome.folios < load.batch { return }
    }
    var group = CounterGroup(plan.counters, host: plan.host)
    for _ in 0..<plan.countedRounds {
      results[hvo].add(
        group.count { _ = time { vmemmap.optimize(steady, maintenance: &$0) } }, load.batch,
        overhead)
      results[deHVO].add(
        group.count { _ = time { vmemmap.restore(steady, maintenance: &$0) } }, load.batch,
        overhead)
    }
  }

  /// Boot time: what is mapped for the first time can be mapped once only.
  private func timeUnmapped(_ results: inout MeasurementSet) throws(RemapProblem) {
    for round in -1..<max(1, plan.rounds / 2) {
      var vmemmap = try simulate(start: .unmapped, contents: .backed(for: whole))
      let optimized = time { vmemmap.optimize(whole, maintenance: &$0) }
      let afterwards = vmemmap.accounting
      let restored = time { vmemmap.restore(whole, maintenance: &$0) }
      guard round >= 0 else { continue }
      results[subject(.optimize, .first, copies: true)].add(optimized, afterwards)
      results[subject(.restore, .steady, copies: true)].add(restored, vmemmap.accounting)
    }
  }

  /// Demotion of optimised folios; the range starts afresh for each round.
  private func timeDemotion(
    to size: HugePageSize, _ results: inout MeasurementSet
  ) throws(RemapProblem) {
    var vmemmap = try simulate(start: .basePages, contents: .backed(for: steady))
    let subject = subject(.demote(to: size), .steady, copies: true)
    for round in -1..<max(1, plan.rounds / 2) {
      let optimized = time { vmemmap.optimize(steady, maintenance: &$0) }
      guard optimized.run.outcome.folios == load.batch else { return }
      let demoted = time { RemapRun(vmemmap.demote(steady, to: size, maintenance: &$0)) }
      if round >= 0 { results[subject].add(demoted, vmemmap.accounting) }
      guard vmemmap.restart(layout, start: .basePages) else { return }
    }
    var group = CounterGroup(plan.counters, host: plan.host)
    for _ in 0..<plan.countedRounds {
      _ = time { vmemmap.optimize(steady, maintenance: &$0) }
      results[subject].add(
        group.count { _ = time { RemapRun(vmemmap.demote(steady, to: size, maintenance: &$0)) } },
        load.batch, overhead)
      guard vmemmap.restart(layout, start: .basePages) else { return }
    }
  }

  private func subject(
    _ operation: RemapCase.Operation, _ pass: RemapCase.Pass, copies: Bool
  ) -> RemapCase {
    RemapCase(remap: whole, load: load, operation: operation, pass: pass, copies: copies)
  }

  private func simulate(
    start: RemapProtocol.Start, contents: Contents
  ) throws(RemapProblem) -> SimulatedVmemmap<Format> {
    do {
      return try SimulatedVmemmap(layout, start: start, contents: contents)
    } catch {
      throw .simulation(error)
    }
  }

  private func time(_ operation: (inout NoMaintenance) -> RemapRun) -> TimedRun {
    let clock = MonotonicRawClock()
    var maintenance = NoMaintenance()
    let start = clock.now()
    let run = operation(&maintenance)
    return TimedRun(nanoseconds: Double(clock.now() - start) / Double(load.batch), run: run)
  }
}

/// One batch, timed.
struct TimedRun {
  /// Nanoseconds per huge page.
  let nanoseconds: Double
  let run: RemapRun
}

extension RemapRun {
  /// Both halves of a demotion as one run; its outcome is that of the half that fell short.
  init(_ demoted: DemoteRun) {
    self = demoted.restored
    guard let optimized = demoted.optimized else { return }
    counts += optimized.counts
    if case .complete = outcome { outcome = optimized.outcome }
  }
}
