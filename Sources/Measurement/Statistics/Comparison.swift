/// What two sets of samples say about a change, in terms of time: less is better.
public enum Comparison: Sendable, Hashable {
  case faster(Change)
  case slower(Change)
  /// The interval holds zero, or no change as large as the tolerance.
  case noDifference(Change)
  /// Too few samples on one side for an interval at that confidence.
  case cannotTell(before: Int, after: Int, needed: Int)

  /// The difference of the medians.
  public struct Change: Sendable, Hashable {
    public let before: Double
    public let after: Double
    /// after − before, with its bootstrap interval.
    public let difference: Double
    public let interval: Interval

    /// difference / before; nil if the baseline is 0 ("n/a (baseline 0)").
    public var relative: Double? { before == 0 ? nil : difference / before }

    public init(before: Double, after: Double, interval: Interval) {
      self.before = before
      self.after = after
      self.difference = after - before
      self.interval = interval
    }
  }
}
