internal import Measurement

extension ShootdownCost {
  /// One per case with running peers that changes a mapping.
  static func all(in results: [BarrierResult]) -> [ShootdownCost] {
    results.compactMap { result in
      let measured = result.measured
      guard measured.primitive.kind == .tlbInvalidation, let state = measured.peerState,
        state != .sleeping, let pages = measured.pages
      else { return nil }
      let alone = results.first {
        $0.measured == BarrierCase(measured.primitive, pages: measured.pages)
      }
      let outcome = Outcome(with: result, alone: alone)
      return ShootdownCost(
        primitive: measured.primitive, pages: pages, peerState: state,
        peers: outcome == .noRemoteCPU ? 0 : measured.peers, outcome: outcome)
    }
  }
}

extension ShootdownCost.Outcome {
  init(with peers: BarrierResult, alone: BarrierResult?) {
    if case .noRemoteCPU = peers.failure {
      self = .noRemoteCPU
      return
    }
    guard let shared = peers.figures?.latency, let single = alone?.figures?.latency else {
      let failure = peers.failure ?? alone?.failure
      self = .unknown(failure?.description ?? "not measured alone")
      return
    }
    let bootstrap = Bootstrap()
    guard let interval = bootstrap.difference(of: shared.values(), minus: single.values()),
      let with = shared.summary(), let without = single.summary()
    else {
      self = .unknown("fewer than \(bootstrap.fewest) undisturbed samples")
      return
    }
    let cost = with.p50 - without.p50
    let grain = Double(max(shared.overhead.grain, single.overhead.grain))
    self = .cost(
      nanoseconds: cost, interval: interval.widened(around: cost, toAtLeast: grain))
  }
}
