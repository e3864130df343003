public import Measurement

/// What one kind of write cost, and what the other CPUs went through.
public struct StopTiming: Sendable, Hashable {
  /// How long one CPU stood.
  public struct Standstill: Sendable, Hashable {
    public let cpu: Int
    /// Nanoseconds, one per write during which its observer ran.
    public let times: [Double]
    /// Writes during which its observer got no turn, so that nothing can be said.
    public let unobserved: Int
  }

  public let action: StopAction
  /// The write, in nanoseconds, in the order made; the counter's reads are in it.
  public let times: [Double]
  /// In the order of the CPUs; the writer's own CPU is watched while another one writes.
  public let standstills: [Standstill]
  /// From the first observed CPU's standstill to the last one's, per write; empty for fewer than two.
  public let skews: [Double]
}

/// A run that stops the machine.
public struct StopReport: Sendable, Hashable {
  public let timings: [StopTiming]
  /// What wasn't measured and why; nothing else is lost by it.
  public let problems: [Problem]
  /// The rate by which ticks became nanoseconds.
  public let rate: CounterRate

  public init(timings: [StopTiming], problems: [Problem], rate: CounterRate) {
    self.timings = timings
    self.problems = problems
    self.rate = rate
  }

  /// A method without figures, or with fewer.
  public struct Problem: Sendable, Hashable {
    public let method: StopMethod
    public let reason: String

    public init(_ method: StopMethod, _ reason: String) {
      self.method = method
      self.reason = reason
    }
  }
}
