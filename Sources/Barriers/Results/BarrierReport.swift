public import Measurement

/// All results of a run, complete or stopped.
public struct BarrierReport: Sendable, Hashable {
  /// One per case, in order; a case that was not reached is `.unavailable(.cancelled)`.
  public let results: [BarrierResult]
  public let shootdowns: [ShootdownCost]
  public let overhead: TimerOverhead
  public let drift: Drift
  /// The CPUs used: the initiator's first, then the peers'.
  public let cpus: [Int]
  /// Whether every case was reached.
  public let isComplete: Bool
  /// Wall time of the whole run in seconds.
  public let seconds: Double
}

/// Where a run stands; called before each case and after the last.
public struct BarrierProgress: Sendable, Hashable {
  public let done: Int
  public let total: Int
  /// The case about to be measured; nil after the last one.
  public let next: BarrierCase?
  /// The result just obtained; nil before the first.
  public let latest: BarrierResult?
}
