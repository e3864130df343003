/// Two operations sampled in turn, so that what changes with time falls on both alike.
public struct InterleavedSamples: Sendable, Hashable {
  public enum Side: String, Sendable, Hashable {
    case first
    case second
  }

  public let first: Samples
  public let second: Samples
  /// Which side each block of samples was of, in the order they were taken.
  public let order: [Side]

  public init(first: Samples, second: Samples, order: [Side]) {
    self.first = first
    self.second = second
    self.order = order
  }

  /// A B B A, so many times: a steady drift cancels in each four.
  public static func order(rounds: Int) -> [Side] {
    (0..<max(rounds, 1)).flatMap { _ in [Side.first, .second, .second, .first] }
  }
}

extension Sampler {
  /// Samples two operations in A B B A blocks. The plan's count and budget are for each side.
  @inlinable
  public mutating func interleave<
    A: TimedOperation & ~Copyable, B: TimedOperation & ~Copyable, G: SampleGuard & ~Copyable
  >(
    _ first: inout A, _ second: inout B, guard guardian: inout G, plan: SamplingPlan,
    rounds: Int = 8, isCancelled: () -> Bool = { false }
  ) -> InterleavedSamples {
    let blocks = 2 * max(rounds, 1)
    var block = SamplingPlan(
      count: (plan.count + blocks - 1) / blocks,
      budget: plan.budget == .max ? .max : plan.budget / UInt64(blocks), warmUp: plan.warmUp)
    var samples: (first: Samples?, second: Samples?)
    let order = InterleavedSamples.order(rounds: rounds)
    for side in order {
      switch side {
      case .first:
        let more = sample(&first, guard: &guardian, plan: block, isCancelled: isCancelled)
        samples.first = samples.first?.merging(more) ?? more
      case .second:
        let more = sample(&second, guard: &guardian, plan: block, isCancelled: isCancelled)
        samples.second = samples.second?.merging(more) ?? more
      }
      // Both are warm once each has had its first block.
      if samples.first != nil, samples.second != nil { block.warmUp = 1...1 }
    }
    let none = SampleBuffer(capacity: 1).samples(overhead: overhead)
    return InterleavedSamples(
      first: samples.first ?? none, second: samples.second ?? none, order: order)
  }
}
