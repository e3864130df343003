public import Measurement

/// One case at a set rate.
public struct PacedResult: Sendable, Hashable {
  public let measured: BarrierCase
  /// Operations asked for in a second.
  public let perSecond: Int
  /// Nil with the reason in `failure`.
  public let samples: PacedSamples?
  public let failure: BarrierFailure?
}

extension BarrierSuite {
  /// The highest rate that can be asked for: above it the clock itself is the limit.
  public static let highestRate = 1_000_000

  /// Runs each operation that reaches other CPUs at a set rate for a second, with all peers: page
  /// calls on one page. `membarrier(GLOBAL)` is left out, since one takes milliseconds.
  ///
  /// - Parameter kinds: of operations; nil: all.
  public func paced(
    perSecond rate: Int, kinds: Set<BarrierKind>? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: (Int, Int, BarrierCase) -> Void = { _, _, _ in }
  ) -> [PacedResult] {
    var clock = MonotonicRawClock()
    let rate = min(max(rate, 1), Self.highestRate)
    let second: UInt64 = 1_000_000_000
    let peers = max(cpus.count - 1, 1)
    let primitives = BarrierPrimitive.allCases.filter { kinds?.contains($0.kind) ?? true }
    let cases = primitives.compactMap { primitive -> BarrierCase? in
      switch primitive.mechanism {
      case .mapping: BarrierCase(primitive, peers: peers, peerState: .sharing, pages: 1)
      case .membarrier(.global), .instruction: nil
      case .membarrier: BarrierCase(primitive, peers: peers, peerState: .spinning)
      case .stop(let method): BarrierCase(primitive, peers: peers, peerState: method.victimState)
      }
    }
    let overhead = TimerOverhead.calibrate(&clock)
    return cases.enumerated().map { place, measured in
      guard !isCancelled() else {
        return PacedResult(
          measured: measured, perSecond: rate, samples: nil, failure: .cancelled)
      }
      progress(place, cases.count, measured)
      let pace = Pace(interval: second / UInt64(rate))
      var runner = CaseRunner(cpus: cpus, overhead: overhead, isCancelled: isCancelled)
      runner.pace = pace
      // Half a second more than planned: a rate that can't be kept up has to end.
      let outcome = runner.run(
        measured, plan: SamplingPlan(count: rate, budget: second + second / 2, warmUp: 16...16))
      return PacedResult(
        measured: measured, perSecond: rate,
        samples: outcome.failure == nil ? pace.samples : nil, failure: outcome.failure)
    }
  }
}
