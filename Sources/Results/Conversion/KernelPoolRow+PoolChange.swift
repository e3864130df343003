import HugeTLB
public import LinuxHost

extension KernelPoolRow {
  /// One pool.
  public init(_ change: PoolChange) {
    func counts(_ counts: PoolCounts) -> Counts {
      Counts(
        pages: Int64(clamping: counts.pages), free: Int64(clamping: counts.free),
        surplus: Int64(clamping: counts.surplus))
    }
    self.init(
      sizeBytes: Int64(clamping: change.place.size.bytes),
      node: change.place.node.map { Int64($0) }, before: counts(change.before),
      after: counts(change.after), leftOver: Int64(clamping: change.leftOver),
      usedSince: Int64(clamping: change.usedSince))
  }
}
