/// Two humps in one set of samples.
public struct Modes: Sendable, Hashable {
  /// One hump: its median and its share of all samples.
  public struct Mode: Sendable, Hashable {
    public let median: Double
    public let share: Double

    public init(median: Double, share: Double) {
      self.median = median
      self.share = share
    }
  }

  public let low: Mode
  public let high: Mode

  public init(low: Mode, high: Mode) {
    self.low = low
    self.high = high
  }
}
