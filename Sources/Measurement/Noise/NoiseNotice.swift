/// Something that makes a measurement doubtful: the facts, and what to do about it.
public enum NoiseNotice: Sendable, Hashable {
  /// Severe outliers above `Outliers.noticeShare`.
  case outliers(Outliers)
  /// Two humps: neither the mean nor one quantile speaks for both.
  case twoModes(Modes)
  /// The CPU's speed changed between start and end.
  case drift(Drift)
  /// One clock read costs so much that the clock is hardly the fast kind, in ns.
  case slowClock(perRead: UInt64)
  /// Samples in which a peer was not running.
  case peersNotRunning(count: Int, of: Int)
  /// Samples in which a peer that should have been asleep was not.
  case peersNotAsleep(count: Int, of: Int)
  /// Samples in which the measuring thread was preempted.
  case preempted(count: Int, of: Int)
  /// Samples in which the measuring thread changed CPU.
  case migrated(count: Int, of: Int)
  /// Samples into which an interrupt fell.
  case interrupted(count: Int, of: Int)
  /// Samples of passes in which the hypervisor took time from a measured CPU.
  case stolen(count: Int, of: Int)
  /// Samples of passes after which the CPU was faster or slower than before.
  case speedChanged(count: Int, of: Int)
  /// The times had not settled when the warm-up had to end.
  case notSteady(afterWarmUp: Int)
  /// Fewer undisturbed samples than an interval at 95 % needs.
  case tooFew(undisturbed: Int, needed: Int)
}
