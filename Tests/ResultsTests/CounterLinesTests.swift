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

  @Test func zerosAndReasonsAreSaidOnce() {
    let counters = [
      counter("FAULTS", 7), counter("CYCLES", nil), counter("MOVES", 0), counter("FAULTS", 0),
      counter("CYCLES", nil), counter("MOVES", 0),
    ]
    #expect(
      counters.absenceLines == [
        "counted, and 0 in every row: MOVES", "not counted: CYCLES: no PMU",
      ])
    #expect([RemapRow.Counter]().absenceLines == [])
  }

  /// What was counted is a table: a row for each operation of which something isn't 0, a column for
  /// each such event.
  @Test func whatWasCountedIsATable() throws {
    var file = try ResultFile(decoding: try Example.fullBytes, name: "full.json")
    var row = try #require(file.walks?.first)
    row.hvoCounters = [counter("FAULTS", 7), counter("MOVES", 0), counter("CYCLES", nil)]
    row.deHVOCounters = [counter("FAULTS", 0), counter("MOVES", 0), counter("CYCLES", nil)]
    file.walks = [row]
    let rows = CountedOperation.all(of: [row])
    #expect(rows.map(\.operation) == [.hvo])
    let columns = CountedOperation.tableColumns(for: rows)
    #expect(columns.map(\.title) == ["Protocol", "Size", "Does", "FAULTS"])
    #expect(rows[0].fields(of: "FAULTS", at: 0) == ["walks[0].hvoCounters[0].perHugePage"])
    row.hvoCounters = nil
    #expect(CountedOperation.all(of: [row]).isEmpty)
  }

  /// A clock's count is a time, anything else a number.
  @Test func aClocksCountHasAUnit() {
    #expect(Unit(counted: "ns") == .nanoseconds && Unit(counted: "faults") == .count)
  }
}
