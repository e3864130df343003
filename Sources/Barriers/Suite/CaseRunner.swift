internal import Measurement

/// Runs one case: pins the initiator, starts the peers, samples, joins the peers.
struct CaseRunner {
  let cpus: [Int]
  let overhead: TimerOverhead
  let isCancelled: @Sendable () -> Bool

  /// Measures once. What fails is the outcome.
  func run(_ measured: BarrierCase, plan: SamplingPlan) -> BarrierOutcome {
    let usable = max(cpus.count, 1)
    if measured.peers > 0, usable == 1 { return .unavailable(.noRemoteCPU(usable: usable)) }
    if measured.peers + 1 > usable {
      return .unavailable(.oversubscribed(threads: measured.peers + 1, usable: usable))
    }
    do throws(OperationFailure) {
      if let first = cpus.first {
        let pinned = try PinnedThread(cpu: first)
        let figures = try figures(measured, plan)
        pinned.end()
        return outcome(figures)
      }
      return outcome(try figures(measured, plan))
    } catch {
      return .unavailable(.system(call: error.call, errno: error.errno))
    }
  }

  private func figures(
    _ measured: BarrierCase, _ plan: SamplingPlan
  ) throws(OperationFailure) -> BarrierFigures {
    let peers = try Peers(
      cpus: Array(cpus.dropFirst().prefix(measured.peers)), command: measured.command)
    let guardian = PeerGuard(peers.words, measured.expectation)
    switch measured.primitive.mechanism {
    case .mapping(let change):
      let readers = measured.peerState == .sharing ? PageReaders(peers.words) : .none
      return BarrierFigures(
        latency: try sample(change, measured.pages ?? 1, readers, guardian, plan))
    case .membarrier(let command):
      var operation = try MembarrierOperation(command)
      return BarrierFigures(latency: sample(&operation, guardian, plan))
    case .stop(let method):
      return try stop(method, peers, guardian, plan)
    case .instruction(let instruction):
      var operation = InstructionOperation(instruction)
      return BarrierFigures(latency: sample(&operation, guardian, plan))
    }
  }

  /// Samples one operation; compiled for each.
  func sample<O: TimedOperation & ~Copyable, G: SampleGuard>(
    _ operation: inout O, _ guardian: G, _ plan: SamplingPlan
  ) -> Samples {
    var guardian = guardian
    var sampler = Sampler(clock: MonotonicRawClock(), overhead: overhead)
    return sampler.sample(&operation, guard: &guardian, plan: plan, isCancelled: isCancelled)
  }

  private func outcome(_ figures: BarrierFigures) -> BarrierOutcome {
    let latency = figures.latency
    guard latency.count == 0 else { return .measured(figures) }
    switch latency.ending {
    case .failed(let failure):
      return .unavailable(.system(call: failure.call, errno: failure.errno))
    case .count, .budget, .cancelled:
      return .unavailable(.cancelled)
    }
  }
}

extension BarrierCase {
  /// What the peers are told to do.
  fileprivate var command: PeerCommand {
    switch (peerState, primitive.kind) {
    case (.sleeping, .stopLike): .sleepBetweenStops
    case (.sleeping, _): .sleep
    default: .run
    }
  }

  /// How the peers have to be during a sample.
  var expectation: PeerGuard.Expectation {
    switch (peerState, primitive.kind) {
    case (nil, _), (.sleeping, .stopLike): .any
    case (.sleeping, _): .asleep
    case (_, .stopLike): .runningBefore
    default: .running
    }
  }
}
