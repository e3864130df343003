/// What one batch of huge pages executes of the primitives.
public struct BatchCounts: Sendable, Hashable {
  /// Huge pages in the batch.
  public var hugePages: Int
  /// Broadcast flushes that the initiator waits for.
  public var flushes: Int
  /// Stops or pauses of all other CPUs.
  public var stops: Int

  /// Counts of one batch; what makes no sense is reported by ``OperationCost``.
  public init(hugePages: Int, flushes: Int, stops: Int) {
    (self.hugePages, self.flushes, self.stops) = (hugePages, flushes, stops)
  }
}
