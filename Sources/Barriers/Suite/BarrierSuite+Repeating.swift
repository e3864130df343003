internal import Measurement

extension BarrierSuite {
  /// Runs the operation of one case so many times, without warm-up, for what it causes elsewhere: a
  /// caller counts around it. Peers are started before and joined after, as in a measured run.
  ///
  /// - Parameters:
  ///   - budget: nanoseconds after which no further operation is begun.
  ///   - isCancelled: asked between operations.
  /// - Returns: how many operations were done, and what stopped them before their number.
  public func perform(
    _ measured: BarrierCase, times: Int, budget: UInt64 = .max,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> (operations: Int, failure: BarrierFailure?) {
    var clock = MonotonicRawClock()
    let runner = CaseRunner(
      cpus: cpus, overhead: TimerOverhead.calibrate(&clock), isCancelled: isCancelled)
    switch runner.run(measured, plan: SamplingPlan(count: times, budget: budget, warmUp: 0...0)) {
    case .unavailable(let failure): return (0, failure)
    case .measured(let figures):
      let latency = figures.latency
      switch latency.ending {
      case .failed(let failure):
        return (latency.count, .system(call: failure.call, errno: failure.errno))
      case .cancelled: return (latency.count, .cancelled)
      case .count, .budget: return (latency.count, nil)
      }
    }
  }
}
