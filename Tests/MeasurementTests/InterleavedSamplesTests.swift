import Measurement
import Testing

/// Costs more with every sample that anyone takes: a machine that slows down.
private struct Slowing: TimedOperation {
  let clock: HandClock
  let taken: Counter

  final class Counter {
    var value: UInt64 = 0
  }

  mutating func perform() throws(OperationFailure) {
    taken.value += 1
    clock.time += 1_000_000 + 1000 * taken.value
  }
}

@Suite struct InterleavedSamplesTests {
  @Test func theOrderIsABBA() {
    #expect(InterleavedSamples.order(rounds: 1) == [.first, .second, .second, .first])
    #expect(InterleavedSamples.order(rounds: 3).count == 12)
    #expect(InterleavedSamples.order(rounds: 0).count == 4)
  }

  @Test func aSteadyDriftFallsOnBothAlike() throws {
    let clock = HandClock()
    let taken = Slowing.Counter()
    var first = Slowing(clock: clock, taken: taken)
    var second = Slowing(clock: clock, taken: taken)
    var guardian = NoGuard()
    var sampler = Sampler(clock: HandClockReader(clock: clock), overhead: .none)
    let both = sampler.interleave(
      &first, &second, guard: &guardian, plan: SamplingPlan(count: 160, warmUp: 1...1), rounds: 8)
    #expect(both.order == InterleavedSamples.order(rounds: 8))
    #expect(both.first.count == 160)
    #expect(both.second.count == 160)
    let means = try [both.first, both.second].map { try #require($0.summary(.all)).mean }
    // One after the other they would be 160 samples apart, 160 us.
    #expect(abs(means[0] - means[1]) < 2000)
    guard case .noDifference = Comparison(before: both.first.values(), after: both.second.values())
    else {
      Issue.record("the same code on both sides was told apart")
      return
    }
  }
}
