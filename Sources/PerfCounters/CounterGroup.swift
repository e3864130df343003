public import LinuxHost

/// Counters opened together, read together, closed when the value goes away.
///
/// An event that can't be opened doesn't void the others: it stays in every reading with its reason.
public struct CounterGroup: ~Copyable {
  /// - Parameters:
  ///   - requests: what to count; readings come in this order.
  ///   - scope: whose work. /proc rows always count the whole machine.
  public init(_ requests: [CounterRequest], scope: CounterScope = .thisThread, host: HostMachine = HostMachine()) {
    fatalError()
  }

  /// Sets all counts to zero and lets them run.
  public mutating func start() { fatalError() }

  /// Stops them and reads what they counted since `start`.
  public mutating func stop() -> [CounterReading] { fatalError() }

  /// Runs `work` between `start` and `stop`.
  public mutating func count<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure)
    -> [CounterReading]
  { fatalError() }

  /// Nanoseconds that one `start` and `stop` take together: the median of 101.
  public mutating func overhead() -> UInt64 { fatalError() }
}
