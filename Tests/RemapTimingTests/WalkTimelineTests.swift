import HugeTLB
import Testing
import Vmemmap

@testable import RemapTiming

@Suite struct WalkTimelineTests {
  /// A round that begins at `origin`, HVO from 10 to 20 later, de-HVO from 30 to `end`.
  static func round(_ origin: UInt64, end: UInt64 = 50) -> RoundTimes {
    RoundTimes(
      origin: origin, hvo: origin + 10...origin + 20, deHVO: origin + 30...origin + end)
  }

  static func counts(_ rounds: Int, _ count: (Int, Int) -> Int) -> [Int] {
    (0..<rounds).flatMap { round in (0..<100).map { count(round, $0) } }
  }

  /// Four rounds of 1, 2, 3 and 4 accesses a bin of 2 ns: 10 over 8 ns are 1.25 × 10⁹ a second.
  @Test func ratesAreMeans() throws {
    let rounds = (0..<4).map { Self.round(UInt64($0) * 1000) }
    let timeline = try #require(
      WalkTimeline(
        counts: Self.counts(4) { round, _ in round + 1 }, rounds: rounds, binNanoseconds: 2))
    #expect(timeline.rounds == 4)
    #expect(timeline.perSecond == Array(repeating: 1.25e9, count: 100))
    #expect(
      timeline.marks == [
        .init(operation: .optimize, from: 10, to: 20), .init(operation: .restore, from: 30, to: 50),
      ])
  }

  /// The third round takes twice as long: it is left out with its counts.
  @Test func aDisturbedRoundIsLeftOut() throws {
    let rounds = [Self.round(0), Self.round(100), Self.round(200, end: 100), Self.round(400)]
    let timeline = try #require(
      WalkTimeline(
        counts: Self.counts(4) { round, bin in round == 2 ? 999 : bin }, rounds: rounds,
        binNanoseconds: 1))
    #expect(timeline.rounds == 3)
    #expect(timeline.perSecond[7] == 7e9)
  }

  @Test func fewRoundsSayNothing() {
    let rounds = [Self.round(0), Self.round(100)]
    #expect(
      WalkTimeline(counts: Self.counts(2) { _, _ in 1 }, rounds: rounds, binNanoseconds: 1) == nil)
    #expect(WalkTimeline(counts: [], rounds: [], binNanoseconds: 1) == nil)
    let many = (0..<4).map { Self.round(UInt64($0) * 100) }
    #expect(WalkTimeline(counts: [1], rounds: many, binNanoseconds: 1) == nil)
  }

  @Test func momentsFindTheirBin() {
    let control = WalkControl(walkers: 0)
    #expect(control.place(of: 5000) == nil)
    control.beginTimeline(at: 1000, binNanoseconds: 10)
    #expect(control.place(of: 5000) == nil)
    control.beginRound(0, at: 1000)
    #expect(control.place(of: 1000) == 0)
    #expect(control.place(of: 1999) == 99)
    #expect(control.place(of: 2000) == nil)
    #expect(control.place(of: 999) == nil)
    control.beginRound(3, at: 7000)
    #expect(control.place(of: 7015) == 301)
    #expect(control.phase == .timeline)
  }

  @Test(.enabled(if: usableCPUs.count > 1, "needs a CPU for the walker"))
  func aLiveTimelineCoversItsMarks() throws {
    let seen = try WalkTimerTests.walk(
      BuiltInProtocol.stopMachine.make(split: .notNeeded), batch: 256)
    guard let timeline = seen.timeline else {
      // A busy machine's rounds say nothing, and the result says that.
      #expect(seen.noTimeline != nil)
      return
    }
    #expect(timeline.perSecond.count == 100 && timeline.rounds >= 3)
    #expect(timeline.marks.map(\.operation) == [.optimize, .restore])
    // In the order in which they were taken, and within the bins; how many accesses fell into them
    // is the scheduler's business on a busy machine (`ratesAreMeans` holds the arithmetic).
    let moments = timeline.marks.flatMap { [$0.from, $0.to] }
    #expect(moments == moments.sorted() && moments[0] >= 0)
    #expect(moments[3] <= timeline.binNanoseconds * 100)
    #expect(timeline.perSecond.allSatisfy { $0 >= 0 && $0.isFinite })
  }

  @Test func walkersOnTheSameCPUHaveNoTimeline() throws {
    var plan = WalkPlan(
      mmu: .arm64, geometry: VmemmapGeometry(), protocols: [BuiltInProtocol.direct.make()],
      loads: [RemapLoad(size: .m2, batch: 4)], cpu: usableCPUs[0], walkerCPUs: [usableCPUs[0]])
    (plan.rounds, plan.stretch) = (3, 1_000_000)
    let seen = try #require(try WalkTimer(plan).run().first)
    #expect(seen.timeline == nil)
    #expect(seen.noTimeline?.contains("share the remapping CPU") == true)
  }
}
