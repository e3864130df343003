/// The time of one pool operation as a fixed part and a part per huge page.
public struct KernelFitRow: Sendable, Hashable, Codable {
  public var sizeBytes: Int64
  public var operation: KernelTimingRow.Operation
  public var hvo: KernelTimingRow.HVO
  public var rcu: KernelTimingRow.RCU
  /// Per write, whatever the number of pages: waiting for RCU, flushes of the whole batch.
  public var fixed: Figure
  public var perHugePage: Figure
  /// Batches that the line goes through.
  public var points: Int

  public init(
    sizeBytes: Int64, operation: KernelTimingRow.Operation, hvo: KernelTimingRow.HVO,
    rcu: KernelTimingRow.RCU, fixed: Figure, perHugePage: Figure, points: Int
  ) {
    self.sizeBytes = sizeBytes
    self.operation = operation
    self.hvo = hvo
    self.rcu = rcu
    self.fixed = fixed
    self.perHugePage = perHugePage
    self.points = points
  }
}
