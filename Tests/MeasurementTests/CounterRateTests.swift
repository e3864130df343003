import Testing

@testable import Measurement

@Suite struct CounterRateTests {
  @Test func ticksBecomeNanoseconds() throws {
    let rate = try #require(CounterRate(hertz: 2.5e9, .cpu))
    #expect(rate.nanoseconds(5) == 2)
    #expect(rate.nanoseconds(0) == 0)
    #expect(CounterRate(hertz: 0, .cpu) == nil)
    #expect(CounterRate(hertz: .nan, .cpu) == nil)
    #expect(CounterRate(hertz: -1, .kernel) == nil)
  }

  /// Two calibrations agree within what each says of itself, or nearly: a virtual CPU may be taken
  /// away between two reads, which the narrowest of 32 pairs makes rare.
  @Test func calibrationAgreesWithWhatIsDeclared() throws {
    let calibrated = try #require(CounterRate.calibrated(over: 50_000_000))
    guard case .calibrated(let within) = calibrated.source else {
      Issue.record("\(calibrated)")
      return
    }
    #expect(within > 0 && within < 0.05)
    // From 1 MHz (the least that DDI 0487 allows CNTFRQ) to 10 GHz.
    #expect((1e6...1e10).contains(calibrated.hertz))
    if let declared = CounterRate.declared {
      #expect(abs(declared.hertz / calibrated.hertz - 1) < 0.05)
    }
    let again = try #require(CounterRate.calibrated(over: 50_000_000))
    #expect(abs(again.hertz / calibrated.hertz - 1) < 0.05)
  }

  @Test func theBestIsTheCPUsThenTheKernels() throws {
    let kernel = try #require(CounterRate(hertz: 3e9, .kernel))
    let best = try #require(CounterRate.best(kernel: kernel))
    #expect(CounterRate.declared?.source == .cpu ? best.source == .cpu : best == kernel)
    #expect(CounterRate.best() != nil)
  }
}
