import Measurement
import Testing

@Suite struct TimerOverheadTests {
  @Test func calibrationTakesTheDistancesOfAdjacentReads() {
    // Reads come in pairs: the gap before a pair is not a distance.
    var clock = ScriptedClock(steps: [900, 30, 900, 10, 900, 20, 900, 50, 900, 40])
    let overhead = TimerOverhead.calibrate(&clock, reads: 5)
    #expect(overhead == TimerOverhead(minimum: 10, median: 30, reads: 5))
  }

  @Test func aSampleUnderTheOverheadHasNoNetTime() {
    let overhead = TimerOverhead(minimum: 20, median: 25, reads: 9)
    #expect(overhead.net(20) == .belowFloor)
    #expect(overhead.net(25) == .belowFloor)
    #expect(overhead.net(0) == .belowFloor)
    #expect(overhead.net(26) == .nanoseconds(1))
    #expect(overhead.net(.max) == .nanoseconds(.max - 25))
  }

  @Test func theRawSampleIsKeptBesideIt() {
    let samples = Samples(
      raw: [20], marks: [[]], overhead: TimerOverhead(minimum: 20, median: 25, reads: 9))
    #expect(samples.raw == [20])
    #expect(samples.net(at: 0) == .belowFloor)
    #expect(samples.net(at: 1) == nil)
    #expect(samples.netMedian() == .belowFloor)
    #expect(samples.summary()?.p50 == 20)
  }

  @Test func theRealClockNeverGoesBack() {
    let clock = MonotonicRawClock()
    var last = clock.now()
    for _ in 0..<10_000 {
      let now = clock.now()
      #expect(now >= last)
      last = now
    }
  }
}
