import Measurement
import Testing

@Suite struct SweepTests {
  @Test func tenthsEndExactlyAtOne() throws {
    let sweep = try Sweep(from: 0.1, to: 1.0, step: 0.1)
    #expect(sweep.points == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
  }

  @Test func wholeNumbersAndDownwards() throws {
    #expect(try Sweep(from: 1, to: 7, step: 2).points == [1, 3, 5, 7])
    #expect(try Sweep(from: 1, to: 8, step: 2).points == [1, 3, 5, 7])
    #expect(try Sweep(from: 3, to: 1, step: -1).points == [3, 2, 1])
    #expect(try Sweep(from: 4, to: 4, step: 1).points == [4])
  }

  @Test func thirdsDoNotDrift() throws {
    let step = 1.0 / 3
    let points = try Sweep(from: 0, to: 1000, step: step).points
    #expect(points.count == 3001)
    #expect(points.last == 1000)
  }

  @Test func hugeOnesAreRefusedWithTheirCount() {
    #expect(throws: SweepError.tooMany(points: 0x1p62, limit: Sweep.limit)) {
      try Sweep(from: 1, to: 0x1p62, step: 1)
    }
    #expect(throws: SweepError.self) { try Sweep(from: 0, to: 1e300, step: 1e-300) }
  }

  @Test func senselessStepsAreErrors() {
    #expect(throws: SweepError.zeroStep) { try Sweep(from: 0, to: 1, step: 0) }
    #expect(throws: SweepError.wrongDirection(from: 0, to: 1, step: -0.1)) {
      try Sweep(from: 0, to: 1, step: -0.1)
    }
    #expect(throws: SweepError.notFinite) { try Sweep(from: 0, to: .infinity, step: 1) }
    #expect(throws: SweepError.notFinite) { try Sweep(from: .nan, to: 1, step: 1) }
  }
}
