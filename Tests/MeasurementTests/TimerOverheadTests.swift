import Testing

@testable import Measurement

@Suite struct TimerOverheadTests {
  @Test func calibrationTakesTheDistancesOfAdjacentReads() {
    // Reads come in pairs: the gap before a pair is not a distance.
    var clock = ScriptedClock(steps: [900, 30, 900, 10, 900, 20, 900, 50, 900, 40])
    let overhead = TimerOverhead.calibrate(&clock, reads: 5)
    #expect(overhead == TimerOverhead(minimum: 10, median: 30, reads: 5, grain: 10))
  }

  /// Counters of 100 MHz and 24 MHz, their times cut to whole ns at either end, and one of 1 GHz.
  @Test(arguments: [(10.0, 10), (1e9 / 24e6, 42), (40.0, 40), (1.0, 1)])
  func theClocksStepIsSeen(step: Double, grain: UInt64) {
    var random = SplitMix64(seed: 7)
    let distances = (0..<1000).map { _ -> UInt64 in
      let start = (Double(random.next() % 1_000_000) * step).rounded(.down)
      let ticks = (22 / step).rounded(.up) + Double(random.next() % 5)
      let end = ((start / step).rounded(.up) * step + ticks * step).rounded(.down)
      return UInt64(end - ((start / step).rounded(.up) * step).rounded(.down))
    }
    #expect(TimerOverhead.grain(of: distances.sorted()) == grain)
  }

  @Test func distancesThatAreAllAlikeTellNoStep() {
    #expect(TimerOverhead.grain(of: Array(repeating: 20, count: 100)) == 1)
    #expect(TimerOverhead.grain(of: []) == 1)
    #expect(TimerOverhead.grain(of: [0, 0, .max]) == 1)
  }

  @Test func anIntervalIsNoNarrowerThanTheStep() {
    let narrow = Interval(low: 390, high: 391, confidence: 0.95)
    let floored = narrow.widened(around: 391, toAtLeast: 10)
    #expect(floored == Interval(low: 381, high: 401, confidence: 0.95))
    let wide = Interval(low: 300, high: 500, confidence: 0.95)
    #expect(wide.widened(around: 391, toAtLeast: 10) == wide)
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
