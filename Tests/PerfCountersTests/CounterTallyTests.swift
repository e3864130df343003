import LinuxHost
import Testing

@testable import PerfCounters

struct CounterTallyTests {
  private func outcome(_ value: UInt64, _ enabled: UInt64, _ running: UInt64) -> CounterOutcome {
    CounterTally.outcome(
      of: [CounterTally(value: value, enabled: enabled, running: running)], hint: "hint")
  }

  @Test func scalesWhatSharedTheHardware() {
    #expect(outcome(250, 100, 25) == .estimated(1000, share: 0.25))
    #expect(outcome(100, 100, 50) == .estimated(200, share: 0.5))
  }

  @Test func leavesWhatRanAllTheTime() {
    #expect(outcome(100, 100, 100) == .counted(100))
    #expect(outcome(7, 0, 0) == .counted(7))
    // The two times are read a moment apart; a longer running time is no reason to scale down.
    #expect(outcome(100, 99, 100) == .counted(100))
  }

  @Test func neverOnTheHardwareIsNoZero() {
    #expect(outcome(0, 100, 0) == .neverScheduled("hint"))
    #expect(outcome(0, 100, 0).value == nil)
  }

  @Test func theHintNamesTheWatchdogOnlyIfItIsOn() {
    #expect(CounterSlot.hint(watchdog: .known(true)).contains("nmi_watchdog=0"))
    #expect(!CounterSlot.hint(watchdog: .known(false)).contains("watchdog"))
    #expect(!CounterSlot.hint(watchdog: .unknown("absent")).contains("watchdog"))
  }

  @Test func readingsThatGoBackwardsAreNoFigure() {
    let early = CounterTally(value: 10, enabled: 10, running: 10)
    #expect(
      CounterTally(value: 13, enabled: 15, running: 11).since(early)
        == CounterTally(value: 3, enabled: 5, running: 1))
    #expect(CounterTally(value: 9, enabled: 15, running: 11).since(early) == nil)
    #expect(CounterTally(value: 13, enabled: 15, running: 9).since(early) == nil)
  }

  @Test func roundsToTheNearest() {
    #expect(outcome(1, 3, 2).value == 2)
    #expect(outcome(2, 7, 6).value == 2)
  }

  @Test func largeCountsAreExactOrRefused() {
    // Twice 2^62 + 1 has no exact Double.
    #expect(outcome((1 << 62) + 1, 2_000_000_000, 1_000_000_000).value == (UInt64(1) << 63) + 2)
    #expect(outcome(.max, 100, 100).value == .max)
    #expect(outcome(.max, 3, 2).value == nil)
    #expect(outcome(.max, .max, 1).value == nil)
    #expect(outcome(.max, .max, .max - 1).value == nil)
  }

  @Test func cpusAreScaledEachByItsOwnTimes() {
    let tallies = [
      CounterTally(value: 100, enabled: 100, running: 100),
      CounterTally(value: 100, enabled: 100, running: 50),
    ]
    #expect(CounterTally.outcome(of: tallies, hint: "") == .estimated(300, share: 0.75))
    let idle = [tallies[0], CounterTally(value: 0, enabled: 100, running: 0)]
    #expect(CounterTally.outcome(of: idle, hint: "h") == .neverScheduled("h"))
    let large = [CounterTally(value: .max), CounterTally(value: 1)]
    #expect(CounterTally.outcome(of: large, hint: "").value == nil)
  }
}

struct CounterOverheadTests {
  // 1 % of the count is the limit: 3 sections of 10 are 30.
  @Test(
    arguments: [
      (3000, 10, 3, 3000, 0), (3001, 10, 3, 3001, 0), (2999, 10, 3, 2969, 30), (31, 10, 3, 1, 30),
      (7, 0, 3, 7, 0), (0, 0, 3, 0, 0),
    ] as [(UInt64, UInt64, Int, UInt64, UInt64)])
  func takesOffWhatIsNoticeable(
    count: UInt64, empty: UInt64, sections: Int, net: UInt64, takenOff: UInt64
  ) throws {
    let result = try #require(CounterOverhead.net(count, empty: empty, sections: sections))
    #expect(result.count == net)
    #expect(result.takenOff == takenOff)
  }

  @Test(
    arguments: [(30, 10, 3), (29, 10, 3), (0, 1, 1), (.max, .max, 3)] as [(UInt64, UInt64, Int)])
  func belowTheFloorThereIsNoFigure(count: UInt64, empty: UInt64, sections: Int) {
    #expect(CounterOverhead.net(count, empty: empty, sections: sections) == nil)
  }
}
