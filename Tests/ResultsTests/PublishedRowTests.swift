import Foundation
import ReferenceData
import TestSupport
import Testing

@testable import Results

@Suite struct PublishedRowTests {
  let rows: [PublishedRow]
  let figures: [PublishedFigure]

  init() throws {
    figures = try ReferenceData().figures
    rows = PublishedRow.all(figures)
  }

  /// Counted in the text of the data, not by its reader.
  @Test func `every published value is a row in its own unit`() throws {
    let yaml = try String(
      contentsOf: repositoryRoot.appending(path: "data/published.yaml"), encoding: .utf8)
    let lines = yaml.split(separator: "\n").filter { $0.contains("- {name: ") }
    #expect(lines.count >= 46)
    #expect(rows.count == lines.count)
    for (row, line) in zip(rows, lines) {
      #expect(line.contains("name: \(row.name),"))
      let unit = line.split(separator: "unit: ").last?.filter { !"\"}".contains($0) }
      #expect(row.value.unit.rawValue == unit, "\(line)")
      let number = line.split(separator: "value: ").last?.prefix { $0 != "," }
      #expect(row.value.value == number.flatMap { Double($0) }, "\(line)")
      #expect(row.value.provenance?.kind == .published)
    }
  }

  @Test func `a value that is a multiple of another says of which`() throws {
    let row = try #require(
      rows.first { $0.figure == "hvo-pool-xeon-e7-8895" && $0.name == "alloc-on-batched" })
    #expect(row.value.value == 7.267)
    #expect(row.value.provenance?.detail.hasPrefix("Mike Kravetz, ") == true)
    #expect(row.over == "alloc-off-with-series")
    #expect(row.ratio?.value == 1.54)
    #expect(row.ratio?.unit == .times)
    #expect(row.ratio?.provenance?.kind == .derived)
  }

  /// A row holds one ratio, so that none is lost only if no value is the dividend of two.
  @Test func `no ratio is lost`() {
    #expect(rows.count { $0.ratio != nil } == figures.reduce(0) { $0 + ($1.ratios?.count ?? 0) })
  }

  @Test func `rows have distinct keys and say on what and by whom`() throws {
    #expect(Set(rows.map(\.key)).count == rows.count)
    for figure in figures {
      let note = try #require(rows.first { $0.figure == figure.id }).noteLine
      for text in [figure.id, figure.hardware, figure.kernel, figure.source.author] {
        #expect(note.contains(text))
      }
      #expect(figure.source.link.map(note.contains) ?? true)
      #expect(figure.notes.map(note.contains) ?? true)
    }
  }

  @Test func `a unit that this program doesn't have is said, not guessed`() throws {
    let data = try ReferenceData(
      published: """
        figures:
          - id: f
            what: w
            hardware: h
            kernel: k
            source: {author: a, series: s, date: d}
            values: [{name: n, value: 3, unit: furlongs}]
        """, platforms: "platforms: []")
    let row = try #require(PublishedRow.all(data.figures).first)
    #expect(row.value.value == nil)
    #expect(row.value.reason == "3.0 furlongs is in no unit of this program")
  }
}
