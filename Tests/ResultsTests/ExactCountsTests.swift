import Testing

@testable import Results

@Suite struct ExactCountsTests {
  private func compare(_ before: ResultFile, _ after: ResultFile) throws -> ResultComparison {
    try ResultComparison(before: ("A.json", before), after: ("B.json", after))
  }

  @Test func theSameCountsAreEqualWhateverTheHosts() throws {
    let file = try EL1RowTests.file
    var other = file
    other.host = Example.sparse.host
    let comparison = try compare(file, other)
    #expect(!comparison.rows.isEmpty)
    #expect(comparison.rows.allSatisfy { $0.verdict == .equal && $0.change.value == 0 })
    #expect(comparison.isJudged && !comparison.holdsTimes)
    #expect(comparison.method.comparisons == 0)
  }

  @Test func oneInstructionMoreOrLessIsSaid() throws {
    let file = try EL1RowTests.file
    var other = file
    let old = try #require(file.el1Counts?[0].instructions.value)
    func count(_ value: Double) -> Figure {
      Figure(value, .count, .measured(where: "QEMU", samples: nil))
    }
    other.el1Counts?[0].instructions = count(old + 0.125)
    other.el1Counts?[0].mmuInstructions = .absent(.count, reason: "lost")
    let rows = try compare(file, other).rows.filter { $0.verdict != .equal }
    #expect(rows.map(\.verdict) == [.more, .missing])
    #expect(rows[0].change.value == 0.125 / old * 100)
    #expect(rows[0].changeLow == rows[0].changeHigh)
    #expect(try compare(other, file).rows.first { $0.verdict == .fewer }?.row == rows[0].row)
  }

  @Test func anotherBatchIsOtherWork() throws {
    let file = try EL1RowTests.file
    var other = file
    other.el1Counts?[0].hugePages += 1
    let rows = try compare(file, other).rows.filter { $0.verdict != .equal }
    #expect(!rows.isEmpty && rows.allSatisfy { $0.verdict == .different })
  }

  /// What several cores count has their waits in it.
  @Test func countsOfSeveralCoresAreLeftOut() throws {
    var file = try EL1RowTests.file
    file.el1Counts = nil
    let rows = try #require(file.el1Primitives)
    #expect(
      file.exactCounts.count == rows.filter { $0.cores == 1 && $0.instructions.value != nil }.count)
    for index in rows.indices { file.el1Primitives?[index].cores = 4 }
    #expect(throws: ComparisonError.noRows(name: "A.json")) { try compare(file, file) }
  }

  @Test func guestsAndTheirHostAreNamed() throws {
    var file = try EL1RowTests.file
    file.el1Guests = file.el1Guests.map { [$0[0], $0[2]] }
    #expect(
      file.machineName
        == "Guest at EL1, emulated by QEMU 9.2.0 (Debian 1:9.2.0+ds-1): CPU max, a64fx")
    file.el1Guests?[0].qemu = nil
    file.host = Example.sparse.host
    #expect(file.machineName == "Guest at EL1, emulated by QEMU: CPU max, a64fx; on h")
    file.el1Guests = nil
    #expect(file.machineName == "h, kernel 7.1.0")
    file.host = nil
    #expect(file.machineName == nil)
  }

  @Test func timesAndCountsArentComparable() throws {
    let times = ComparisonExample.file([ComparisonExample.row("x", 1)])
    do {
      _ = try compare(times, try EL1RowTests.file)
      Issue.record("compared")
    } catch let error as ComparisonError {
      #expect(error.description.hasPrefix("one file holds times and the other the exact counts"))
    }
  }

  @Test func exactRowsShowNoInterval() throws {
    let file = try EL1RowTests.file
    let rows = try compare(file, file).rows
    #expect(!ComparisonRow.tableColumns(for: rows).contains { $0.id == "changeLow" })
    #expect(ComparisonRow.columns.contains { $0.id == "changeLow" })
  }
}
