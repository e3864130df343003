private import CBarriers

/// A fixed piece of work in registers, to see whether the CPU's speed changed.
public struct CalibrationLoop: Sendable, Hashable {
  /// Dependent multiply-and-add steps in one run: about 1 ns each.
  public var steps = 200_000
  /// Runs; the shortest counts, since everything that disturbs a run lengthens it.
  public var runs = 9

  public init() {}

  /// A tenth of a millisecond in all: between two passes of a measurement.
  public static let short = {
    var loop = CalibrationLoop()
    loop.steps = 20_000
    loop.runs = 5
    return loop
  }()

  /// Nanoseconds of the shortest run.
  public func time<C: NanosecondClock>(_ clock: inout C) -> Double {
    var best = UInt64.max
    var state: UInt64 = 1
    for _ in 0..<max(runs, 1) {
      let start = clock.now()
      state = work(state)
      let end = clock.now()
      best = min(best, end >= start ? end - start : 0)
    }
    hvo_keep(state)
    return Double(best)
  }

  /// The multiplier and increment are Knuth's MMIX linear congruential generator: each step needs
  /// the one before, so the loop cannot be shortened.
  private func work(_ seed: UInt64) -> UInt64 {
    var state = seed
    var step = 0
    while step < steps {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Else the compiler folds several steps into one.
      hvo_keep(state)
      step &+= 1
    }
    return state
  }
}
