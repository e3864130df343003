internal import Measurement

extension CaseRunner {
  /// Samples a way to make the peers stand, with what each of them went through.
  func stop(
    _ method: StopMethod, _ peers: borrowing Peers, _ guardian: PeerGuard, _ plan: SamplingPlan
  ) throws(OperationFailure) -> BarrierFigures {
    switch method {
    case .multiStop(let wakes):
      var operation = MultiStopOperation(peers, wakes: wakes, stops: plan.count)
      let latency = sample(&operation, guardian, plan)
      return operation.recorder.figures(latency)
    case .signalPause:
      var operation = try SignalPauseOperation(peers, stops: plan.count)
      let latency = sample(&operation, guardian, plan)
      return operation.recorder.figures(latency)
    case .futexRendezvous:
      var operation = FutexRendezvousOperation(peers, stops: plan.count)
      let latency = sample(&operation, guardian, plan)
      return operation.recorder.figures(latency)
    }
  }
}
