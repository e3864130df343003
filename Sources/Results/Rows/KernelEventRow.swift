/// A cost that stands beside the remap itself: patching kernel text, stopping the machine.
public struct KernelEventRow: Sendable, Hashable, Codable {
  /// Stable name: "first-optimised-page", "stop-machine".
  public var id: String
  public var title: String
  /// Timed writes.
  public var n: Int
  public var p50: Figure
  public var maximum: Figure
  public var counters: [KernelCounterRecord]

  public init(
    id: String, title: String, n: Int, p50: Figure, maximum: Figure,
    counters: [KernelCounterRecord] = []
  ) {
    self.id = id
    self.title = title
    self.n = n
    self.p50 = p50
    self.maximum = maximum
    self.counters = counters
  }
}
