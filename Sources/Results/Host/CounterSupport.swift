/// Which performance counters can be opened here.
public struct CounterSupport: Sendable, Hashable, Codable {
  /// One event and whether it can be counted.
  public struct Event: Sendable, Hashable, Codable {
    /// Name as the options take it; with `:u` if user mode alone can be counted.
    public var name: String
    public var available: Bool
    /// Why not, or why in user mode alone; nil if it can be counted whole.
    public var reason: String?

    public init(name: String, available: Bool, reason: String? = nil) {
      self.name = name
      self.available = available
      self.reason = reason
    }
  }

  /// The hardware PMU's name; nil if there is none.
  public var pmu: String?
  public var events: [Event]
  /// `kernel.perf_event_paranoid`; nil if the file is absent.
  public var perfEventParanoid: Int?

  public init(pmu: String?, events: [Event], perfEventParanoid: Int?) {
    self.pmu = pmu
    self.events = events
    self.perfEventParanoid = perfEventParanoid
  }
}
