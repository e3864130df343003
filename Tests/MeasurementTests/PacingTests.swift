import Measurement
import Testing

/// Takes what the script says; every read of its clock takes 1 ns, so that waiting ends.
private final class Ticking {
  var time: UInt64 = 0
}

private struct TickingClock: NanosecondClock {
  let clock: Ticking
  mutating func now() -> UInt64 {
    clock.time += 1
    return clock.time
  }
}

private struct Slow: TimedOperation {
  let clock: Ticking
  var costs: [UInt64]
  var done = 0
  mutating func perform() throws(OperationFailure) {
    clock.time += costs[min(done, costs.count - 1)]
    done += 1
  }
}

@Suite struct PacingTests {
  private func pace(_ costs: [UInt64], interval: UInt64, count: Int, budget: UInt64 = .max)
    -> PacedSamples
  {
    let clock = Ticking()
    var operation = Slow(clock: clock, costs: costs)
    var sampler = Sampler(clock: TickingClock(clock: clock), overhead: .none)
    var nobody = NoGuard()
    return sampler.pace(
      &operation, guard: &nobody, interval: interval,
      plan: SamplingPlan(count: count, budget: budget, warmUp: 0...0))
  }

  @Test func operationsThatKeepUpBeginOnTime() {
    let paced = pace([100], interval: 1000, count: 50)
    #expect(paced.lags.count == 50)
    // One read of the clock late at most.
    #expect(paced.lags.allSatisfy { $0 <= 1 })
    #expect(paced.late == 0)
    #expect(paced.service.raw.allSatisfy { $0 == 101 })
    // 49 intervals and one operation.
    #expect(abs(Int(paced.duration) - 49_101) <= 2)
  }

  /// One call of 10 intervals among short ones: a closed loop would see one slow call; here those it
  /// held up are late as well, each by one interval less, and catch up at 100 ns a call.
  @Test func aSlowCallCountsForThoseItHeldUp() throws {
    let paced = pace([100, 100, 10_000, 100], interval: 1000, count: 30)
    let slow = paced.service.raw.filter { $0 > 1000 }
    #expect(slow.count == 1)
    let responses = paced.responses
    #expect(responses[2] >= 10_000)
    #expect(responses[3] >= 9100)
    #expect(responses[4] >= 8200)
    #expect(responses[29] < 200)
    // Lags fall by 900 a call from 9000 on: 9000, 8100, …, 1800 are above one interval.
    #expect(paced.late == 9)
    let service = try #require(Summary(paced.service.values(.all)))
    let response = try #require(Summary(responses))
    #expect(response.p90 > 20 * service.p90)
  }

  @Test func aRateThatCannotBeKeptUpEndsByItsBudget() {
    let paced = pace([5000], interval: 1000, count: 1000, budget: 100_000)
    #expect(paced.service.ending == .budget)
    #expect(paced.lags.count < 30)
    #expect(paced.lags == paced.lags.sorted())
  }

  @Test func stoppingKeepsWhatIsThere() {
    let clock = Ticking()
    var operation = Slow(clock: clock, costs: [10])
    var sampler = Sampler(clock: TickingClock(clock: clock), overhead: .none)
    var nobody = NoGuard()
    var asked = 0
    let paced = sampler.pace(
      &operation, guard: &nobody, interval: 100, plan: SamplingPlan(count: 10, warmUp: 0...0),
      isCancelled: {
        asked += 1
        return asked > 4
      })
    #expect(paced.service.ending == .cancelled)
    #expect(paced.lags.count == 4)
  }

  /// HdrHistogram's own example: a value of 10 intervals stands for itself and for those of 9, 8, …
  /// 1 intervals that were never made.
  @Test func theCorrectionAddsTheCallsThatWereHeldUp() {
    var corrected = LatencyHistogram()
    corrected.record(10_000, expectedInterval: 1000)
    #expect(corrected.count == 10)
    corrected.record(900, expectedInterval: 1000)
    #expect(corrected.count == 11)
    corrected.record(5000, expectedInterval: 0)
    #expect(corrected.count == 12)
  }
}
