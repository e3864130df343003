internal import Measurement

extension BarrierSuite {
  /// Measures every case. Never fails as a whole: what cannot be measured says why in its result.
  ///
  /// The calling thread is pinned meanwhile and gets its affinity back.
  /// - Parameters:
  ///   - isCancelled: asked between samples; once true, the rest is left out.
  ///   - stolen: time that a hypervisor took from these CPUs so far, in any unit; nil if nobody tells.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    stolen: @escaping @Sendable () -> UInt64? = { nil },
    progress: (BarrierProgress) -> Void = { _ in }
  ) -> BarrierReport {
    var clock = MonotonicRawClock()
    let started = clock.now()
    let overhead = TimerOverhead.calibrate(&clock)
    let loop = CalibrationLoop()
    let before = loop.time(&clock)
    var runner = CaseRunner(cpus: cpus, overhead: overhead, isCancelled: isCancelled)
    runner.stolen = stolen
    let groups = groups
    var outcomes = groups.map { [BarrierOutcome?](repeating: nil, count: $0.count) }
    var order: [BarrierCase] = []
    var done = 0
    for visit in 0..<CasePlan.visits {
      for place in visit.isMultiple(of: 2) ? Array(groups.indices) : groups.indices.reversed() {
        self.visit(groups[place], &outcomes[place], runner) { within in
          progress(
            BarrierProgress(
              done: done + within, total: CasePlan.visits * cases.count,
              next: groups[place][within]))
        }
        order += groups[place] + groups[place].reversed()
        done += groups[place].count
      }
    }
    let results = zip(groups.joined(), outcomes.joined()).map { measured, outcome in
      BarrierResult(measured, outcome?.judged() ?? .unavailable(.cancelled))
    }
    let shootdowns = ShootdownCost.all(in: results)
    let drift = Drift(before: before, after: loop.time(&clock))
    return BarrierReport(
      results: results, shootdowns: shootdowns,
      pageCosts: PageCost.all(in: results, shootdowns: shootdowns),
      scalings: PeerScaling.all(in: results), order: order,
      overhead: overhead, drift: drift,
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

  /// Two passes over the group, forwards and backwards: A B B A.
  private func visit(
    _ group: [BarrierCase], _ outcomes: inout [BarrierOutcome?], _ runner: CaseRunner,
    begins: (Int) -> Void
  ) {
    for index in group.indices {
      begins(index)
      outcomes[index] = measure(group[index], after: outcomes[index], runner)
    }
    for index in group.indices.reversed() {
      outcomes[index] = measure(group[index], after: outcomes[index], runner)
    }
  }

  /// One more pass over a case; what failed before is not tried again.
  private func measure(
    _ measured: BarrierCase, after earlier: BarrierOutcome?, _ runner: CaseRunner
  ) -> BarrierOutcome {
    if let earlier, earlier.failure != nil { return earlier }
    let outcome =
      runner.isCancelled()
      ? .unavailable(.cancelled)
      : runner.run(measured, plan: CasePlan.pass(measured, plan: plan, cases: cases.count))
    return earlier?.merging(outcome) ?? outcome
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
