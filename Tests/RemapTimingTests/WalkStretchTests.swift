import Testing

@testable import RemapTiming

/// What walkers did while other tasks had a CPU is told apart from what the protocol did to them.
@Suite struct WalkStretchTests {
  /// Accesses one after the other from `start`, of so many ns each.
  static func record(
    from start: UInt64 = 0, _ lengths: [UInt64], lost: Set<Int> = []
  ) -> WalkerRecord.Stretch {
    let record = WalkerRecord(folios: 1, timelineRounds: 0)
    var now = start
    for (index, length) in lengths.enumerated() {
      record.note(.during, now...now + length, lostCPU: lost.contains(index))
      now += length
    }
    return record.during
  }

  static func stretch(
    _ nanoseconds: UInt64, _ records: [WalkerRecord.Stretch],
    disturbed: [ClosedRange<UInt64>] = []
  ) -> WalkMeasurement.Stretch {
    var stretch = WalkMeasurement.Stretch()
    stretch.nanoseconds = nanoseconds
    for record in records { stretch.add(record, disturbed: disturbed) }
    return stretch
  }

  /// Two walkers, 4 accesses in 400 ns and 2 in 400 ns: 10⁷ + 5·10⁶ a second.
  @Test func ratesAddUp() {
    let seen = Self.stretch(
      400, [Self.record([100, 100, 100, 100]), Self.record([200, 200])])
    #expect(seen.perSecond == 1.5e7 && seen.obstacle == nil)
    #expect(seen.accesses == 6 && seen.preempted == 0 && seen.longest == 200)
  }

  /// A walker that lost its CPU for 3 ms in one access: the access tells of the scheduler, the
  /// other three of the protocol: 3 in 300 ns.
  @Test func aLostCPUIsInNeitherRateNorStall() {
    let record = Self.record([100, 3_000_000, 100, 100], lost: [1])
    let seen = Self.stretch(1000, [record])
    #expect(seen.perSecond == 1e7)
    #expect(seen.longest == 100)
    #expect(seen.accesses == 3 && seen.preempted == 1)
  }

  @Test func aWalkerThatNeverRanHasNoRate() throws {
    let seen = Self.stretch(1000, [Self.record([100]), Self.record([5_000_000], lost: [0])])
    #expect(seen.perSecond == nil)
    #expect(seen.obstacle?.contains("1 of 2 walkers") == true)
    let none = Self.stretch(1000, [Self.record([])])
    #expect(none.perSecond == nil && none.longest == nil)
    #expect(none.longestObstacle?.contains("another task had the CPU") == true)
    #expect(Self.stretch(1000, []).obstacle != nil)
  }

  /// 90 ns of 1000 are less than a tenth, 100 aren't.
  @Test func momentsAreNoRate() {
    let seen = Self.stretch(1000, [Self.record([90])])
    #expect(seen.perSecond == nil && seen.obstacle?.contains("9 %") == true)
    #expect(seen.longest == 90)
    #expect(Self.stretch(1000, [Self.record([100])]).perSecond == 1e7)
  }

  /// The walker stood still for 5 µs twice; the second time the remapping CPU ran something else.
  @Test func aWaitForThePreemptedRemapperIsNoStall() {
    let record = Self.record([100, 5000, 100, 9000, 100])
    let batch: ClosedRange<UInt64> = 5500...14_000
    let seen = Self.stretch(15_000, [record], disturbed: [batch])
    #expect(seen.longest == 5000)
    #expect(seen.accesses == 4 && seen.preempted == 1)
    #expect(seen.perSecond == 4e9 / 5300)
    // Short accesses in such a batch waited for nobody.
    #expect(Self.stretch(15_000, [record], disturbed: [0...50]).longest == 9000)
  }

  /// 300 accesses of 10 µs in one batch that was held up, and short ones after it: the rate is known,
  /// the longest access isn't.
  @Test func whereAllLongOnesWaitedThereIsNoStall() {
    let record = Self.record(
      Array(repeating: 10_000, count: 300) + Array(repeating: 1000, count: 3000))
    let seen = Self.stretch(6_000_000, [record], disturbed: [0...3_000_000])
    #expect(seen.longest == nil && seen.perSecond != nil)
    #expect(seen.longestObstacle?.contains("256 longest") == true)
  }

  /// Of more accesses than are kept the longest are.
  @Test func theLongestAreKept() {
    var longest = LongestAccesses()
    for length in 1...1000 as ClosedRange<UInt64> {
      longest.note(length * 10_000...length * 10_000 + (length * 7919) % 1009)
    }
    let kept = longest.spans.map(\.nanoseconds).sorted()
    let all = (1...1000 as ClosedRange<UInt64>).map { ($0 * 7919) % 1009 }.sorted()
    #expect(kept == all.suffix(LongestAccesses.most))
  }
}
