public import Barriers
public import PerfCounters

/// How many flushes and interrupts one operation really caused, on all CPUs together.
public struct FlushCount: Sendable, Hashable {
  /// One event, per operation.
  public struct Count: Sendable, Hashable {
    /// The event, with whose work was counted.
    public let label: String
    /// Where the figure comes from.
    public let rung: CounterRung
    /// Counts per operation, or why there is no figure.
    public let perOperation: Outcome
  }

  /// A count per operation, or why there is none.
  public enum Outcome: Sendable, Hashable {
    /// - Parameter background: what the machine counts in the time of one operation without any.
    case counted(Double, background: Double)
    case unavailable(String)
  }

  /// The operation and who ran beside it.
  public let measured: BarrierCase
  /// Operations behind the figures.
  public let operations: Int
  /// Those of them beside which every peer was seen to run; the others interrupted nobody, so that
  /// counts per operation are too low by their share. Nil where no peer had to run.
  public let besideRunningPeers: Int?
  /// In the order of the requests; empty after a failure.
  public let counts: [Count]
  /// Why nothing was counted; nil if something was.
  public let failure: String?
}
