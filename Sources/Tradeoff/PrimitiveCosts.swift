/// What the primitives cost that user space can only stand in for.
public struct PrimitiveCosts: Sendable, Hashable {
  /// Initiator's time for one broadcast flush, until it is complete everywhere.
  public var flush: Cost
  /// Time that each other CPU loses to one flush: an interrupt on x86, only refills on arm64.
  public var flushElsewhere: Cost
  /// Initiator's time for stopping every other CPU once and releasing them.
  public var stop: Cost
  /// Time that each other CPU stands still for one stop.
  public var stopElsewhere: Cost

  /// A stop of another CPU that 99 of 100 measured ones are shorter than; nil if not known.
  public var worstStop: Cost?

  /// The costs, each of one operation.
  public init(
    flush: Cost, flushElsewhere: Cost, stop: Cost, stopElsewhere: Cost, worstStop: Cost? = nil
  ) {
    (self.flush, self.flushElsewhere) = (flush, flushElsewhere)
    (self.stop, self.stopElsewhere, self.worstStop) = (stop, stopElsewhere, worstStop)
  }
}
