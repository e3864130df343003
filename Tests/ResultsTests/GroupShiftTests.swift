import Testing

@testable import Results

@Suite struct GroupShiftTests {
  typealias Make = ComparisonExample

  @Test func `the median change, and the error it stands for`() throws {
    let shift = try #require(
      GroupShift([(100, 101), (100, 102), (200, 206), (100, 104), (100, 105), (0, 5), (nil, 1)]))
    #expect(abs(shift.percent - 3) < 1e-9)
    #expect(abs(shift.usualError - 0.03 / 0.6745) < 1e-9)
    #expect(GroupShift([(100, 101), (100, 101), (100, 101), (100, 101)]) == nil)
    #expect(GroupShift([]) == nil)
  }

  /// Twenty rows that all change by a factor, and one that changes by another.
  private func compare(_ factor: Double, one: Double) throws -> ResultComparison {
    let before = Make.company + [Make.row("x", 1000)]
    let after =
      (0..<20).map { Make.row("steady-\($0)", 1000 * factor) } + [Make.row("x", 1000 * one)]
    return try Make.compare(before, after)
  }

  @Test func `rows that all moved a little are one cause, told once`() throws {
    let comparison = try compare(1.19, one: 1.19)
    #expect(comparison.rows.allSatisfy { $0.verdict == .noEvidence })
    let shift = try #require(comparison.method.groupShifts["barriers, alone"])
    #expect(abs(shift - 19) < 1e-9)
  }

  @Test func `a row that stands out is found`() throws {
    #expect(try compare(1.02, one: 1.3).rows.last?.verdict == .slower)
    #expect(try compare(1.02, one: 0.7).rows.last?.verdict == .faster)
  }

  @Test func `twice the time in every row is no machine's mood`() throws {
    #expect(try compare(2, one: 2).rows.allSatisfy { $0.verdict == .slower })
    #expect(try compare(0.4, one: 0.4).rows.allSatisfy { $0.verdict == .faster })
  }
}
