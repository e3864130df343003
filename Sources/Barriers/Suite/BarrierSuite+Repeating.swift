internal import Measurement

extension BarrierSuite {
  /// Runs the operation of one case so many times, without warm-up, for what it causes elsewhere: a
  /// caller counts around it. Peers are started before and joined after, as in a measured run.
  ///
  /// - Parameters:
  ///   - budget: nanoseconds after which no further operation is begun.
  ///   - isCancelled: asked between operations.
  public func perform(
    _ measured: BarrierCase, times: Int, budget: UInt64 = .max,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> PerformedRun {
    var clock = MonotonicRawClock()
    let runner = CaseRunner(
      cpus: cpus, overhead: TimerOverhead.calibrate(&clock), isCancelled: isCancelled)
    switch runner.run(measured, plan: SamplingPlan(count: times, budget: budget, warmUp: 0...0)) {
    case .unavailable(let failure): return PerformedRun(operations: 0, failure: failure)
    case .measured(let figures):
      let latency = figures.latency
      let failure: BarrierFailure? =
        switch latency.ending {
        case .failed(let failure): .system(call: failure.call, errno: failure.errno)
        case .cancelled: .cancelled
        case .count, .budget: nil
        }
      return PerformedRun(
        operations: latency.count,
        besideRunningPeers: latency.marks.count { !$0.contains(.peerNotRunning) },
        failure: failure)
    }
  }
}

/// What `perform` did.
public struct PerformedRun: Sendable, Hashable {
  /// How many operations were done.
  public let operations: Int
  /// Those of them before and after which every peer was seen to run, where it was to run: the
  /// others had nobody to interrupt.
  public var besideRunningPeers = 0
  /// What stopped them before their number.
  public let failure: BarrierFailure?
}
