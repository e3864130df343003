internal import Measurement

/// How many samples a case takes, and in how much time.
enum CasePlan {
  /// Nanoseconds that a quick run spends on samples.
  static let quickRun: UInt64 = 10_000_000_000

  /// How often the run comes to each case: once on the way through all cases and once on the way
  /// back, so that what a machine does differently some seconds later shows within a run rather than
  /// between runs.
  static let visits = 2

  /// How often each case is measured, twice a visit, each time with new threads and mappings: so does
  /// what depends on where the pages happen to lie.
  static let passes = 2 * visits

  /// The plan of one of the passes of a case.
  /// - Parameter cases: how many cases share the run.
  static func pass(_ measured: BarrierCase, plan: BarrierSuite.Plan, cases: Int) -> SamplingPlan {
    let share = budget(measured.primitive, plan: plan, cases: cases) / UInt64(passes)
    let count = plan == .quick ? 1000 : 10_000
    switch measured.primitive {
    case .membarrierGlobal:
      // An RCU grace period each: few fit, and there is nothing to warm up.
      return SamplingPlan(count: count / 20, budget: share, warmUp: 1...1)
    case _ where measured.primitive.kind == .floor:
      return SamplingPlan(count: count / 10, budget: share, warmUp: 48...64)
    default:
      return SamplingPlan(count: count, budget: share, warmUp: 48...512)
    }
  }

  /// Nanoseconds for one case, all passes.
  private static func budget(
    _ primitive: BarrierPrimitive, plan: BarrierSuite.Plan, cases: Int
  ) -> UInt64 {
    let millisecond: UInt64 = 1_000_000
    let fair = quickRun / UInt64(max(cases, 1))
    switch (plan, primitive) {
    case (.quick, .membarrierGlobal): return 500 * millisecond
    case (.quick, _): return min(200 * millisecond, fair)
    case (.thorough, .membarrierGlobal): return 10_000 * millisecond
    case (.thorough, _): return 2_000 * millisecond
    }
  }
}
