import Measurement
import Testing

/// Moves the clock: 1000 in prepare, its next cost in the timed part, 7000 in teardown.
private struct Paced: TimedOperation {
  let clock: HandClock
  var costs: [UInt64]
  var failsAt: Int?
  var performed = 0
  var prepared = 0
  var tornDown = 0
  var beganAfter: Int?

  init(_ clock: HandClock, costs: [UInt64], failsAt: Int? = nil) {
    self.clock = clock
    self.costs = costs
    self.failsAt = failsAt
  }

  mutating func recordingBegins() { beganAfter = performed }

  mutating func prepare() throws(OperationFailure) {
    clock.time += 1000
    prepared += 1
  }

  mutating func perform() throws(OperationFailure) {
    if performed == failsAt { throw OperationFailure(call: "test", errno: 12) }
    clock.time += costs[min(performed, costs.count - 1)]
    performed += 1
  }

  mutating func teardown() throws(OperationFailure) {
    clock.time += 7000
    tornDown += 1
  }
}

/// Marks every third sample.
private struct EveryThird: SampleGuard {
  var ended = 0
  mutating func begin() {}
  mutating func end() -> SampleMarks {
    ended += 1
    return ended % 3 == 0 ? .migrated : []
  }
}

@Suite struct SamplerTests {
  private func sampler(_ clock: HandClock) -> Sampler<HandClockReader> {
    Sampler(clock: HandClockReader(clock: clock), overhead: .none)
  }

  @Test func onlyTheTimedPartIsTimed() {
    let clock = HandClock()
    var sampler = sampler(clock)
    var operation = Paced(clock, costs: [5, 6, 7, 8])
    var guardian = NoGuard()
    let samples = sampler.sample(
      &operation, guard: &guardian, plan: SamplingPlan(count: 4, warmUp: 0...0))
    #expect(samples.raw == [5, 6, 7, 8])
    #expect(samples.ending == .count)
    #expect(operation.prepared == 4)
    #expect(operation.tornDown == 4)
    #expect(operation.beganAfter == 0)
  }

  @Test func warmUpIsThrownAwayAndCounted() {
    let clock = HandClock()
    var sampler = sampler(clock)
    var operation = Paced(clock, costs: [900, 900, 900, 5])
    var guardian = NoGuard()
    let samples = sampler.sample(
      &operation, guard: &guardian, plan: SamplingPlan(count: 2, warmUp: 3...3))
    #expect(samples.raw == [5, 5])
    #expect(samples.warmUp == WarmUp(samples: 3, isSteady: nil))
    #expect(operation.beganAfter == 3)
  }

  @Test func warmUpEndsWhenTheTimesSettle() {
    let clock = HandClock()
    var sampler = sampler(clock)
    // 16 slow ones, then steady: the last three windows of 16 agree after 64.
    var operation = Paced(clock, costs: [UInt64](repeating: 500, count: 16) + [100])
    var guardian = NoGuard()
    let samples = sampler.sample(
      &operation, guard: &guardian, plan: SamplingPlan(count: 1, warmUp: 1...1000))
    #expect(samples.warmUp == WarmUp(samples: 64, isSteady: true))
  }

  @Test func timesThatNeverSettleEndTheWarmUpAtItsMost() {
    let clock = HandClock()
    var sampler = sampler(clock)
    var operation = Paced(clock, costs: (0..<400).map { 100 + $0 * 10 })
    var guardian = NoGuard()
    let samples = sampler.sample(
      &operation, guard: &guardian, plan: SamplingPlan(count: 1, warmUp: 1...200))
    #expect(samples.warmUp == WarmUp(samples: 200, isSteady: false))
  }

  @Test func theBudgetEndsIt() {
    let clock = HandClock()
    var sampler = sampler(clock)
    // A sample takes 1000 + 2000 + 7000; the fifth ends beyond 42000.
    var operation = Paced(clock, costs: [2000])
    var guardian = NoGuard()
    let samples = sampler.sample(
      &operation, guard: &guardian, plan: SamplingPlan(count: 100, budget: 42_000, warmUp: 0...0))
    #expect(samples.count == 5)
    #expect(samples.ending == .budget)
  }

  @Test func cancellingKeepsWhatIsThere() {
    let clock = HandClock()
    var sampler = sampler(clock)
    var operation = Paced(clock, costs: [2000])
    var guardian = NoGuard()
    var asked = 0
    let samples = sampler.sample(
      &operation, guard: &guardian, plan: SamplingPlan(count: 100, warmUp: 0...0)
    ) {
      asked += 1
      return asked > 3
    }
    #expect(samples.raw == [2000, 2000, 2000])
    #expect(samples.ending == .cancelled)
  }

  @Test func aFailureKeepsWhatIsThere() {
    let clock = HandClock()
    var sampler = sampler(clock)
    var operation = Paced(clock, costs: [3], failsAt: 2)
    var guardian = NoGuard()
    let samples = sampler.sample(
      &operation, guard: &guardian, plan: SamplingPlan(count: 9, warmUp: 0...0))
    #expect(samples.raw == [3, 3])
    #expect(samples.ending == .failed(OperationFailure(call: "test", errno: 12)))
  }

  @Test func marksStandBesideTheirSamples() {
    let clock = HandClock()
    var sampler = sampler(clock)
    var operation = Paced(clock, costs: [1, 2, 30, 4, 5, 60])
    var guardian = EveryThird()
    let samples = sampler.sample(
      &operation, guard: &guardian, plan: SamplingPlan(count: 6, warmUp: 0...0))
    #expect(samples.count == 6)
    #expect(samples.count(.marked(.migrated)) == 2)
    #expect(samples.values() == [1, 2, 4, 5])
    #expect(samples.values(.marked(.migrated)) == [30, 60])
    #expect(samples.values(.all) == [1, 2, 30, 4, 5, 60])
  }

  @Test func aPlanIsNeverEmpty() {
    #expect(SamplingPlan(count: -5).count == 1)
    #expect(SamplingPlan(count: 1, warmUp: -3...(-1)).warmUp == 0...0)
  }

  @Test func theThreadGuardSeesAThreadThatStays() {
    var guardian = ThreadGuard()
    // On a busy machine a switch may fall between; not in each of a hundred.
    let clean = (0..<100).contains { _ in
      guardian.begin()
      return guardian.end().isEmpty
    }
    #expect(clean)
  }
}
