import Measurement
import Testing

@Suite struct NoiseNoticeTests {
  private static let all: [NoiseNotice] = [
    .outliers(Outliers(mild: 1, severe: 7, total: 100)),
    .twoModes(
      Modes(low: Modes.Mode(median: 3, share: 0.5), high: Modes.Mode(median: 13.4, share: 0.5))),
    .drift(Drift(before: 100, after: 174)),
    .slowClock(perRead: 900),
    .peersNotRunning(count: 7, of: 100),
    .peersNotAsleep(count: 7, of: 100),
    .preempted(count: 7, of: 100),
    .migrated(count: 7, of: 100),
    .interrupted(count: 7, of: 100),
    .stolen(count: 7, of: 100),
    .speedChanged(count: 7, of: 100),
    .notSteady(afterWarmUp: 512),
    .tooFew(undisturbed: 3, needed: 6),
  ]

  @Test(arguments: all) func everyNoticeHasItsFactAndARemedyInOneLine(notice: NoiseNotice) {
    #expect(notice.fact.contains { $0.isNumber })
    #expect(!notice.remedy.isEmpty)
    #expect(notice.description.allSatisfy { $0.isASCII && !$0.isNewline })
  }

  @Test func driftBeyondFivePerCentEitherWay() {
    #expect(Drift(before: 100, after: 174).isWorthNotice)
    #expect(Drift(before: 174, after: 100).isWorthNotice)
    #expect(!Drift(before: 100, after: 104).isWorthNotice)
    #expect(Drift(before: 100, after: 174).ratio == 1.74)
    #expect(Drift(before: 0, after: 5).ratio == nil)
    #expect(!Drift(before: 0, after: 5).isWorthNotice)
  }

  @Test func aSlowClockIsTold() {
    let quick = TimerOverhead(minimum: 20, median: 25, reads: 9)
    let slow = TimerOverhead(minimum: 800, median: 900, reads: 9)
    let still = Drift(before: 100, after: 100)
    #expect(NoiseNotice.notices(drift: still, overhead: quick).isEmpty)
    #expect(NoiseNotice.notices(drift: still, overhead: slow) == [.slowClock(perRead: 900)])
  }

  @Test func rareDisturbancesAreCountedWithoutANotice() {
    let marks = (0..<100).map { $0 < 5 ? SampleMarks.peerNotRunning : [] }
    let few = Samples(raw: marks.map { _ in 10 }, marks: marks, overhead: .none)
    #expect(NoiseNotice.notices(on: few).isEmpty)
    let many = Samples(
      raw: marks.map { _ in 10 }, marks: (0..<100).map { $0 < 6 ? .peerNotRunning : [] },
      overhead: .none)
    #expect(NoiseNotice.notices(on: many) == [.peersNotRunning(count: 6, of: 100)])
  }

  @Test func theShortestCalibrationRunCounts() {
    var loop = CalibrationLoop()
    loop.runs = 3
    loop.steps = 1
    var clock = ScriptedClock(steps: [0, 70, 0, 50, 0, 60])
    #expect(loop.time(&clock) == 50)
    #expect(clock.reads == 6)
  }
}
