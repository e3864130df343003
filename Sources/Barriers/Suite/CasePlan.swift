internal import Measurement

/// How many samples a case takes, and in how much time.
enum CasePlan {
  /// Nanoseconds that a quick run spends on samples.
  static let quickRun: UInt64 = 10_000_000_000

  /// The plan of one of the two halves of a case.
  /// - Parameter cases: how many cases share the run.
  static func half(_ measured: BarrierCase, plan: BarrierSuite.Plan, cases: Int) -> SamplingPlan {
    let whole = budget(measured.primitive, plan: plan, cases: cases)
    let count = plan == .quick ? 2000 : 20_000
    switch measured.primitive {
    case .membarrierGlobal:
      // An RCU grace period each: few fit, and there is nothing to warm up.
      return SamplingPlan(count: count / 20, budget: whole / 2, warmUp: 1...1)
    case _ where measured.primitive.kind == .floor:
      return SamplingPlan(count: count / 10, budget: whole / 2, warmUp: 48...64)
    default:
      return SamplingPlan(count: count, budget: whole / 2, warmUp: 48...512)
    }
  }

  /// Nanoseconds for one case, both halves.
  private static func budget(
    _ primitive: BarrierPrimitive, plan: BarrierSuite.Plan, cases: Int
  ) -> UInt64 {
    let millisecond: UInt64 = 1_000_000
    let share = quickRun / UInt64(max(cases, 1))
    switch (plan, primitive) {
    case (.quick, .membarrierGlobal): return 500 * millisecond
    case (.quick, _): return min(200 * millisecond, share)
    case (.thorough, .membarrierGlobal): return 10_000 * millisecond
    case (.thorough, _): return 2_000 * millisecond
    }
  }
}
