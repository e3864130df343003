internal import Measurement

/// A list of measurements and how long each may take.
public struct BarrierSuite: Sendable, Hashable {
  /// How thorough a run is.
  public enum Plan: String, Sendable, CaseIterable {
    /// For the main job: at most about 12 s on 2 CPUs.
    case quick
    /// Every page count, peer state and peer count: minutes.
    case thorough
  }

  public let plan: Plan
  /// CPUs this process may use, the initiator's first. Ids need not be contiguous.
  public let cpus: [Int]
  /// The measurements in the order they are taken.
  public let cases: [BarrierCase]

  public init(plan: Plan = .quick, cpus: [Int]) {
    self.plan = plan
    self.cpus = cpus
    self.cases = []
  }

  /// Measures every case. Never fails as a whole: what cannot be measured says why in its result.
  ///
  /// - Parameter isCancelled: asked between samples; once true, the rest is left out.
  public func run(
    isCancelled: @Sendable () -> Bool = { false }, progress: (BarrierProgress) -> Void = { _ in }
  ) -> BarrierReport {
    var clock = MonotonicRawClock()
    let overhead = TimerOverhead.calibrate(&clock)
    return BarrierReport(
      results: [], shootdowns: [], overhead: overhead, drift: Drift(before: 0, after: 0),
      cpus: cpus, isComplete: false, seconds: 0)
  }
}
