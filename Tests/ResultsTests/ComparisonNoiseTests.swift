import Testing

@testable import Results

/// Runs of the same code that stray as runs do.
@Suite struct ComparisonNoiseTests {
  /// A small seeded generator: the sum of twelve uniforms less six is nearly normal.
  private struct Noise {
    var state: UInt64

    mutating func next() -> Double {
      (0..<12).reduce(-6) { sum, _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return sum + Double(state >> 11) / Double(1 << 53)
      }
    }
  }

  /// A run of 300 rows, each visited twice; a visit strays by `deviation` from the truth.
  private func run(_ noise: inout Noise, deviation: Double, slowed: Double = 1) -> ResultFile {
    ComparisonExample.file(
      (0..<300).map { index in
        let truth = 1000 * (index == 0 ? slowed : 1)
        let halves = (0..<2).map { _ in truth * (1 + deviation * noise.next()) }
        var row = ComparisonExample.row("r\(index)", (halves[0] + halves[1]) / 2, spread: 0.001)
        row.halfMedians = halves
        return row
      })
  }

  @Test(arguments: [0.005, 0.03, 0.1])
  func `the same code: no difference in at least 95 % of rows`(deviation: Double) throws {
    var noise = Noise(state: 42)
    var changed = 0
    for _ in 0..<5 {
      let comparison = try ResultComparison(
        before: ("A", run(&noise, deviation: deviation)),
        after: ("B", run(&noise, deviation: deviation)))
      #expect(comparison.method.comparisons == 300)
      changed += comparison.count(of: .faster) + comparison.count(of: .slower)
    }
    // Together the intervals of a comparison fail in one of twenty, so a few of 1500 rows at most.
    #expect(changed <= 3)
  }

  @Test func `without the correction the same runs would differ by chance`() throws {
    var noise = Noise(state: 42)
    let (before, after) = (run(&noise, deviation: 0.1), run(&noise, deviation: 0.1))
    let beyond = zip(before.barriers, after.barriers).count { old, new in
      abs(old.p50.value! - new.p50.value!) > 1.96 * 0.1 * 1000
    }
    #expect(beyond > 5)
  }

  @Test func `one row that is half as fast again is found among 300`() throws {
    var noise = Noise(state: 3)
    let comparison = try ResultComparison(
      before: ("A", run(&noise, deviation: 0.03)),
      after: ("B", run(&noise, deviation: 0.03, slowed: 1.5)))
    #expect(comparison.rows.filter { $0.verdict == .slower }.map(\.row) == ["r0/peers=0"])
  }
}
