public import HugeTLB
import PerfCounters
import Vmemmap

/// Times every protocol of a plan on every load.
///
/// Each protocol is visited twice, in order and in reverse (A B … B A), so that a machine that
/// drifts favours none.
public struct RemapTimer {
  /// How far the timing has come.
  public struct Progress: Sendable {
    public let done: Int
    public let total: Int
    public let protocolID: String
    public let size: HugePageSize
  }

  public let plan: RemapPlan

  public init(_ plan: RemapPlan) { self.plan = plan }

  /// Runs the plan.
  ///
  /// - Parameters:
  ///   - isCancelled: asked between visits; what was measured until then is returned.
  ///   - progress: called before each visit.
  /// - Throws: `RemapProblem` if a load can't be simulated at all.
  public func run(
    isCancelled: () -> Bool = { false }, progress: (Progress) -> Void = { _ in }
  ) throws(RemapProblem) -> [RemapMeasurement] {
    var results = MeasurementSet()
    var group = CounterGroup(plan.counters, host: plan.host)
    let overhead = group.overhead()
    let visits = plan.loads.flatMap { load in
      (plan.protocols + plan.protocols.reversed()).map { (load: load, remap: $0) }
    }
    for (done, visit) in visits.enumerated() {
      if isCancelled() { break }
      progress(
        Progress(
          done: done, total: visits.count, protocolID: visit.remap.id, size: visit.load.size))
      switch plan.mmu {
      case .arm64:
        try ProtocolVisit<VMSAv8Format>(plan, visit.remap, visit.load, overhead).run(&results)
      case .x86_64:
        try ProtocolVisit<X86Format>(plan, visit.remap, visit.load, overhead).run(&results)
      }
      results.note(visit: done, of: visit.remap, visit.load)
    }
    return results.all
  }
}
