import Testing

@testable import Report

@Suite struct FootnoteTests {
  /// A reader of the last table has the reason in sight, under the number it had before.
  @Test func aReasonStandsUnderEveryTableThatRefersToIt() {
    var notation = Notation()
    #expect(notation.number(of: "one") == 1)
    #expect(notation.number(of: "two") == 2)
    #expect(notation.number(of: "one") == 1)
    #expect(notation.takeFootnotes().map(\.mark) == ["[1]", "[2]"])
    #expect(notation.takeFootnotes().isEmpty)
    #expect(notation.number(of: "two") == 2)
    #expect(notation.number(of: "three") == 3)
    let notes = notation.takeFootnotes()
    #expect(notes.map(\.mark) == ["[2]", "[3]"])
    #expect(notes.map(\.reason) == ["two", "three"])
  }
}
