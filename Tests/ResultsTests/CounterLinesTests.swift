import Testing

@testable import Results

/// What is said of counters under a table.
@Suite struct CounterLinesTests {
  private func counter(_ event: String, _ value: Double?, rung: String = "software")
    -> RemapRow.Counter
  {
    RemapRow.Counter(
      event: event, rung: rung,
      perHugePage: value.map { Figure($0, .count, .measured(where: "here", samples: 3)) }
        ?? .absent(.count, reason: "no PMU"))
  }

  @Test func countsZerosAndReasonsAreSaidOnce() {
    let lines = CounterLines.all([
      (
        "a", [counter("FAULTS", 7), counter("CYCLES", nil), counter("MOVES", 0)],
        [counter("FAULTS", 0)]
      ),
      ("b", [counter("FAULTS", 0), counter("CYCLES", nil), counter("MOVES", 0)], nil),
    ])
    #expect(
      lines == [
        "Counted per huge page, in batches that weren't timed:", "a: HVO FAULTS 7.00",
        "counted, and 0 in every row: MOVES", "not counted: CYCLES: no PMU",
      ])
  }

  @Test func withoutCountersNothingIsSaid() {
    #expect(CounterLines.all([("a", nil, nil), ("b", [], [])]) == [])
  }
}
