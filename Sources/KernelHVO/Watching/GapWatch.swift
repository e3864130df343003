internal import Barriers
internal import Measurement

/// Somebody on another CPU who watches for gaps: what others on the machine notice of HVO.
protocol GapWatch: ~Copyable {
  /// Forgets what was seen so far, once the observer looks anew; false if it doesn't get to.
  func begin() -> Bool
  /// The longest gap in nanoseconds since `begin`, the one under way included; nil if the observer
  /// didn't get to run.
  func end() -> Double?
  /// Why it can't watch; nil if it can.
  var failure: String? { get }
}

/// A thread that reads the counter in a tight loop on one CPU; a gap is the time between two reads.
struct CPUObserver: GapWatch, ~Copyable {
  private let observers: GapObservers
  private let rate: CounterRate

  /// - Parameter rate: of the architectural counter.
  init(_ cpu: Int, rate: CounterRate) throws(OperationFailure) {
    observers = try GapObservers(cpus: [cpu])
    self.rate = rate
  }

  var failure: String? { nil }

  func begin() -> Bool { observers.begin() }

  func end() -> Double? { observers.end().first.flatMap { $0.map { rate.nanoseconds($0.ticks) } } }
}
