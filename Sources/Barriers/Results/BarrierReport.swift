public import Measurement

/// All results of a run, complete or stopped.
public struct BarrierReport: Sendable, Hashable {
  /// One per case, in order; a case that was not reached is `.unavailable(.cancelled)`.
  public let results: [BarrierResult]
  public let shootdowns: [ShootdownCost]
  /// Per-page and per-call costs, where several page counts were measured.
  public let pageCosts: [PageCost]
  /// Growth with the number of CPUs, where several were measured.
  public let scalings: [PeerScaling]
  /// The cases in the order they were measured, each several times.
  public let order: [BarrierCase]
  public let overhead: TimerOverhead
  public let drift: Drift
  /// What makes the whole run doubtful.
  public let notices: [NoiseNotice]
  /// The CPUs used: the initiator's first, then the peers'.
  public let cpus: [Int]
  /// Whether every case was reached.
  public let isComplete: Bool
  /// Wall time of the whole run in seconds.
  public let seconds: Double
}

/// Where a run stands: told before each visit of a case.
///
/// Cases that differ in their peers only are measured together, forwards and backwards (A B B A), and
/// every case is visited on the way through all of them and on the way back.
public struct BarrierProgress: Sendable, Hashable {
  /// Visits begun before this one.
  public let done: Int
  /// Visits in all.
  public let total: Int
  /// The case about to be measured.
  public let next: BarrierCase
}
