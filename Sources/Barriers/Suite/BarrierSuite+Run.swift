internal import Measurement

extension BarrierSuite {
  /// Measures every case. Never fails as a whole: what cannot be measured says why in its result.
  ///
  /// The calling thread is pinned meanwhile and gets its affinity back.
  /// - Parameter isCancelled: asked between samples; once true, the rest is left out.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: (BarrierProgress) -> Void = { _ in }
  ) -> BarrierReport {
    var clock = MonotonicRawClock()
    let started = clock.now()
    let overhead = TimerOverhead.calibrate(&clock)
    let loop = CalibrationLoop()
    let before = loop.time(&clock)
    let runner = CaseRunner(cpus: cpus, overhead: overhead, isCancelled: isCancelled)
    var results: [BarrierResult] = []
    for group in groups {
      results += run(group, runner, done: results.count, progress)
    }
    let order = groups.flatMap { $0 + $0.reversed() }
    let drift = Drift(before: before, after: loop.time(&clock))
    return BarrierReport(
      results: results, shootdowns: ShootdownCost.all(in: results),
      pageCosts: PageCost.all(in: results), order: order, overhead: overhead, drift: drift,
      notices: NoiseNotice.notices(drift: drift, overhead: overhead), cpus: cpus,
      isComplete: !results.contains { $0.failure == .cancelled || $0.wasCutShort },
      seconds: Double(clock.now() - started) / 1e9)
  }

  /// Adjacent cases of one primitive and page count.
  private var groups: [[BarrierCase]] {
    cases.reduce(into: []) { groups, next in
      if let last = groups.last?.last, last.primitive == next.primitive, last.pages == next.pages {
        groups[groups.count - 1].append(next)
      } else {
        groups.append([next])
      }
    }
  }

  /// Half of each case's samples forwards, the other half backwards: A B B A.
  private func run(
    _ group: [BarrierCase], _ runner: CaseRunner, done: Int, _ progress: (BarrierProgress) -> Void
  ) -> [BarrierResult] {
    func half(_ measured: BarrierCase) -> BarrierOutcome {
      if runner.isCancelled() { return .unavailable(.cancelled) }
      return runner.run(measured, plan: CasePlan.half(measured, plan: plan, cases: cases.count))
    }
    var outcomes: [BarrierOutcome] = []
    for measured in group {
      progress(BarrierProgress(done: done, total: cases.count, next: measured, latest: nil))
      outcomes.append(half(measured))
    }
    var results: [BarrierResult] = []
    for (measured, first) in zip(group, outcomes).reversed() {
      let outcome = first.failure == nil ? first.merging(half(measured)) : first
      results.append(BarrierResult(measured, outcome.judged()))
      progress(
        BarrierProgress(
          done: done + results.count, total: cases.count, next: nil, latest: results.last))
    }
    return results.reversed()
  }
}

extension BarrierOutcome {
  var failure: BarrierFailure? {
    if case .unavailable(let failure) = self { failure } else { nil }
  }
}

extension BarrierResult {
  /// Whether the caller stopped it before its plan was done.
  var wasCutShort: Bool { figures?.latency.ending == .cancelled }
}
