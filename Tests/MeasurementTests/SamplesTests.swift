import Measurement
import Testing

@Suite struct SamplesTests {
  @Test func mergingLosesNothing() {
    let first = Samples(
      raw: [1, 2], marks: [[], .migrated], overhead: .none,
      warmUp: WarmUp(samples: 5, isSteady: true), ending: .budget)
    let second = Samples(
      raw: [3], marks: [.peerNotRunning], overhead: .none,
      warmUp: WarmUp(samples: 7, isSteady: nil), ending: .count)
    let merged = first.merging(second)
    #expect(merged.raw == [1, 2, 3])
    #expect(merged.count(.marked(.migrated)) == 1)
    #expect(merged.count(.marked(.peerNotRunning)) == 1)
    #expect(merged.warmUp == WarmUp(samples: 12, isSteady: true))
    #expect(merged.ending == .budget)
    #expect(second.merging(first).raw == [3, 1, 2])
  }

  @Test func onceUnsteadyStaysUnsteady() {
    let unsteady = Samples(
      raw: [1], marks: [[]], overhead: .none, warmUp: WarmUp(samples: 1, isSteady: false))
    let steady = Samples(
      raw: [1], marks: [[]], overhead: .none, warmUp: WarmUp(samples: 1, isSteady: true))
    #expect(steady.merging(unsteady).warmUp.isSteady == false)
    #expect(unsteady.merging(steady).warmUp.isSteady == false)
  }

  @Test func markCountsNameOnlyWhatOccurs() {
    let samples = Samples(
      raw: [1, 2, 3], marks: [[.migrated, .involuntarySwitch], .migrated, []], overhead: .none)
    let counts = samples.markCounts.map { "\($0.name)=\($0.count)" }
    #expect(counts == ["migrated=2", "involuntary-switch=1"])
  }

  @Test func everyMarkHasOneNameAndOneBit() {
    var seen: SampleMarks = []
    for (mark, _) in SampleMarks.names {
      #expect(mark.rawValue.nonzeroBitCount == 1)
      #expect(seen.isDisjoint(with: mark))
      seen.formUnion(mark)
    }
    #expect(Set(SampleMarks.names.map(\.name)).count == SampleMarks.names.count)
    #expect(seen.isSuperset(of: .disturbances))
  }

  @Test func aSelectionWithoutSamplesHasNoFigures() {
    let samples = Samples(raw: [9], marks: [.migrated], overhead: .none)
    #expect(samples.summary() == nil)
    #expect(samples.summary(.all)?.count == 1)
    #expect(NoiseNotice.notices(on: samples).contains(.tooFew(undisturbed: 0, needed: 6)))
  }

  @Test func aFullBufferTakesNoMore() {
    var buffer = SampleBuffer(capacity: 2)
    for value: UInt64 in [1, 2, 3] { buffer.append(value, []) }
    let isFull = buffer.isFull
    #expect(isFull)
    let full = buffer.samples(overhead: .none)
    #expect(full.raw == [1, 2])
    buffer.removeAll()
    let empty = buffer.samples(overhead: .none)
    #expect(empty.raw.isEmpty)
  }
}
