import Measurement
import Testing

@Suite struct OutliersTests {
  @Test func oneSlowRunIsCountedButNoAlarm() throws {
    // hyperfine#580: 5104 runs of 500 us and one of 600 us.
    let samples = Samples([UInt64](repeating: 500_000, count: 5104) + [600_000]).markingOutliers()
    #expect(samples.outliers == Outliers(mild: 0, severe: 1, total: 5105))
    #expect(samples.outliers.share == 1.0 / 5105)
    #expect(!samples.outliers.isWorthNotice)
    #expect(NoiseNotice.notices(on: samples).isEmpty)
    #expect(try #require(samples.summary()?.sigma) > 0)
  }

  @Test func manySlowRunsAreReportedWithTheirCount() throws {
    let samples = Samples(
      [UInt64](repeating: 500_000, count: 94) + [UInt64](repeating: 900_000, count: 6)
    ).markingOutliers()
    let notices = NoiseNotice.notices(on: samples)
    let expected = NoiseNotice.outliers(Outliers(mild: 0, severe: 6, total: 100))
    #expect(notices.contains(expected))
    #expect(expected.fact.contains("6 of 100"))
    #expect(expected.fact.contains("6.00 %"))
  }

  @Test func fencesByHand() {
    // 1000, 1010 ... 1190 and two larger ones: the quartiles are the 6th and 17th of 22, 1050 and
    // 1160; the range is 110, the inner fences are 885 and 1325, the outer ones 720 and 1490.
    let body = (0..<20).map { UInt64(1000 + 10 * $0) }
    let within = Samples(body + [1324, 1325]).markingOutliers()
    #expect(within.outliers == Outliers(mild: 0, severe: 0, total: 22))
    let marked = Samples(body + [1326, 1491]).markingOutliers()
    #expect(marked.marks[20] == .mildOutlier)
    #expect(marked.marks[21] == .severeOutlier)
  }

  @Test func theGrainOfTheClockIsNoOutlier() {
    // Times of 500 and 510 ns: an interquartile range of 0 would put a quarter of them out.
    let samples = Samples((0..<100).map { $0 % 10 == 0 ? 510 : 500 }).markingOutliers()
    #expect(samples.outliers == Outliers(mild: 0, severe: 0, total: 100))
  }

  @Test func disturbedSamplesNeitherCountNorShape() {
    let raw = [UInt64](repeating: 100, count: 10) + [100_000]
    let marks = [SampleMarks](repeating: [], count: 10) + [.peerNotRunning]
    let samples = Samples(raw: raw, marks: marks, overhead: .none).markingOutliers()
    #expect(samples.outliers.total == 10)
    #expect(samples.summary()?.maximum == 100)
    #expect(samples.raw.count == 11)
  }

  @Test func noSamplesNoOutliers() {
    #expect(Samples([]).markingOutliers().outliers == Outliers(mild: 0, severe: 0, total: 0))
    #expect(Outliers(mild: 0, severe: 0, total: 0).share == 0)
  }
}
