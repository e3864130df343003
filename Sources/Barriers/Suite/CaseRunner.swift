internal import Measurement

/// Runs one case: pins the initiator, starts the peers, samples, joins the peers.
struct CaseRunner {
  let cpus: [Int]
  let overhead: TimerOverhead
  let isCancelled: @Sendable () -> Bool
  /// Time that a hypervisor took from the CPUs so far, in any unit; nil if nobody tells.
  var stolen: @Sendable () -> UInt64? = { nil }
  /// Set to begin operations at intended times instead of one after the other.
  var pace: Pace?

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
        let figures = try watched(measured, plan)
        pinned.end()
        return outcome(figures)
      }
      return outcome(try watched(measured, plan))
    } catch {
      return .unavailable(.system(call: error.call, errno: error.errno))
    }
  }

  /// The figures, marked with what happened to the machine during the pass.
  private func watched(
    _ measured: BarrierCase, _ plan: SamplingPlan
  ) throws(OperationFailure) -> BarrierFigures {
    var clock = MonotonicRawClock()
    let before = (stolen(), CalibrationLoop.short.time(&clock))
    let figures = try figures(measured, plan)
    var marks: SampleMarks = []
    let drift = Drift(before: before.1, after: CalibrationLoop.short.time(&clock))
    if drift.isWorthNotice { marks.insert(.speedChanged) }
    if let early = before.0, let late = stolen(), late > early { marks.insert(.stolen) }
    return marks.isEmpty ? figures : figures.marking(marks)
  }

  private func figures(
    _ measured: BarrierCase, _ plan: SamplingPlan
  ) throws(OperationFailure) -> BarrierFigures {
    let peers = try Peers(
      cpus: Array(cpus.dropFirst().prefix(measured.peers)), command: measured.command,
      retreat: cpus.first)
    let guardian = PeerGuard(peers.words, measured.expectation)
    switch measured.primitive.mechanism {
    case .mapping(let change):
      let readers = measured.peerState == .sharing ? PageReaders(peers.words) : .none
      return BarrierFigures(
        latency: try sample(change, measured.pages ?? 1, readers, guardian, plan))
    case .membarrier(let command):
      // The sender of GLOBAL_EXPEDITED needs no registration; those that shall be reached do.
      if measured.peers > 0 || command != .globalExpedited {
        try register(for: command, running: measured.peers)
      }
      var operation = MembarrierOperation(command)
      return BarrierFigures(latency: sample(&operation, guardian, plan))
    case .stop(let method):
      return try stop(method, peers, guardian, plan)
    case .instruction(let instruction):
      var operation = InstructionOperation(instruction)
      return BarrierFigures(latency: sample(&operation, guardian, plan))
    }
  }

  /// Registers the process for a membarrier while a thread of it runs on every CPU: only then does
  /// the kernel tell the run queues of all of them (`sync_runqueues_membarrier_state`). Peers run
  /// on the first `running` CPUs after the initiator's already.
  private func register(
    for command: MembarrierOperation.Command, running: Int
  ) throws(OperationFailure) {
    let others = try Peers(
      cpus: Array(cpus.dropFirst(1 + running)), command: .run, retreat: cpus.first)
    try command.register()
    _ = consume others
  }

  /// Samples one operation; compiled for each.
  func sample<O: TimedOperation & ~Copyable, G: SampleGuard>(
    _ operation: inout O, _ guardian: G, _ plan: SamplingPlan
  ) -> Samples {
    var guardian = guardian
    var sampler = Sampler(clock: MonotonicRawClock(), overhead: overhead)
    if let pace {
      let paced = sampler.pace(
        &operation, guard: &guardian, interval: pace.interval, plan: plan,
        isCancelled: isCancelled)
      pace.samples = paced
      return paced.service
    }
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

/// The schedule of a paced run, and where its samples go.
final class Pace {
  let interval: UInt64
  var samples: PacedSamples?

  init(interval: UInt64) { self.interval = interval }
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
