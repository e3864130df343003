import Testing

@testable import Report
@testable import Results

@Suite struct WidthTests {
  /// Names stay whole beside two columns of prose, and the table fits.
  @Test func `names are the last to be broken`() throws {
    let name = "shared-tails-ro-first-head-in-place"
    let prose = "one word after the other, as sentences have them, until the line is far too long"
    var notation = Notation()
    let entries = ["direct", name].map { first in
      [first, prose, prose].map { TableSource.Entry(cell: .text($0), fields: []) }
    }
    let source = TableSource(heads: ["Protocol", "May be seen", "Seen"], rows: entries)
    let model = TableModel(source, style: TextStyle(ascii: false), notation: &notation)
    let lines = TextTable(model, width: 70).lines
    #expect(lines.contains { $0.hasPrefix(name + " ") })
    #expect(lines.allSatisfy { $0.displayWidth <= 70 })
    // With no room at all even they give way.
    #expect(TextTable(model, width: 40).lines.allSatisfy { $0.displayWidth <= 40 })
  }

  /// An interval that is its value says nothing of certainty, and what has none isn't blank.
  @Test func `an interval that is its value isn't 0 percent`() throws {
    func cell(_ interval: Interval?) -> TableSource.Entry {
      let figure = Figure(
        20, .nanoseconds, .measured(where: "here", samples: 9), interval: interval)
      return .init(cell: .figure(figure), fields: ["x"])
    }
    let intervals = [
      Interval(low: 20, high: 20, confidence: 0.95), Interval(low: 19, high: 21, confidence: 0.95),
      nil,
    ]
    var notation = Notation()
    let model = TableModel(
      TableSource(heads: ["Time"], rows: intervals.map { [cell($0)] }),
      style: TextStyle(ascii: false), notation: &notation)
    #expect(model.columns[1].cells == ["tied", "5.00 %", "-"])
    #expect(model.columns[1].fields == [["x.interval"], ["x.interval"], []])
    #expect(notation.legend.contains { $0.hasPrefix("tied = ") })
  }

  /// "-" is for what doesn't apply, n/a for what couldn't be had.
  @Test func `what is missing has its reason in every form`() throws {
    var notation = Notation()
    let model = TableModel(
      TableSource(
        heads: ["RAM"],
        rows: [
          [.init(cell: .missing(reason: "not stated"), fields: ["x"])],
          [.init(cell: .none, fields: ["x"])],
        ]),
      style: TextStyle(ascii: false), notation: &notation)
    #expect(model.columns[0].cells == ["n/a[1]", "-"])
    #expect(model.columns[0].fields == [[], []])
    #expect(notation.takeFootnotes().map(\.reason) == ["not stated"])
  }
}
