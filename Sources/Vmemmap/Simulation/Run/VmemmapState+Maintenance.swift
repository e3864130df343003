// Barriers, invalidations and pauses: counted here, executed by the policy.
extension VmemmapState {
  @inline(__always)
  mutating func maintain(
    _ operation: Operation, times: Int = 1, _ maintenance: inout some Maintenance
  ) {
    switch operation {
    case .barrier(let barrier):
      counts[barrier] += times
      maintenance.barrier(barrier, times: times)
    case .pause(let pause):
      counts[pause] += 1
      maintenance.pause(pause)
    case .resume:
      counts.resumes += 1
      maintenance.resume()
    default: break
    }
  }

  @inline(__always)
  mutating func invalidate(
    _ invalidation: TLBInvalidation, entries: Int, _ maintenance: inout some Maintenance
  ) {
    counts[invalidation] += invalidation.instructions(for: entries)
    maintenance.invalidate(invalidation, entries: entries)
  }

  /// `flush_tlb_all()` outside the protocol: before frames are freed early or after a repair.
  mutating func flushAll(_ maintenance: inout some Maintenance) {
    for step in Step.flushAll {
      switch step {
      case .tlbi(let invalidation): invalidate(invalidation, entries: 0, &maintenance)
      case .barrier(let barrier): maintain(.barrier(barrier), &maintenance)
      default: break
      }
    }
  }
}
