import Foundation
import Testing

@testable import Report
@testable import Results

/// Strings from outside that could break out of a format.
@Suite struct HostileStringTests {
  static let strings = [
    "a|b", "`a|b`", "line\nbreak", "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "quote\"d, text",
    "<script>", "\u{1B}[31m", "測試|😀", "a\\", "\r\n", "",
  ]

  private func result(_ text: String) throws -> ResultFile {
    var result = try Snapshot.full
    result.host?.name = text
    result.host?.cpuModel = text
    result.barriers[1].title = text
    result.barriers[1].id = text
    result.verdicts[0].protocolID = text
    result.verdicts[0].legality[0].setting = text
    result.savings[0].countOrigin = text
    result.savings[0].notes = [text]
    result.conclusions[0].text = text
    result.warnings[0].fact = text
    return result
  }

  @Test(arguments: strings)
  func `Markdown tables keep their number of cells`(text: String) throws {
    let markdown = ReportFormat.markdown.render(try result(text), style: TextStyle(ascii: false))
    var cells = 0
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        cells = 0
        continue
      }
      let bars = line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
      if cells > 0 { #expect(bars == cells, "\(line)") }
      cells = bars
    }
    #expect(!markdown.contains("<script>"))
    #expect(!markdown.contains("\u{1B}"))
  }

  @Test(arguments: strings)
  func `CSV has seven fields a record and guards formulas`(text: String) throws {
    let csv = ReportFormat.csv.render(try result(text), style: TextStyle(ascii: false))
    let records = parse(csv)
    #expect(records.count > 500)
    #expect(records.allSatisfy { $0.count == 7 })
    let name = records.first { $0[2] == "name" }?[3]
    let first = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    #expect(name == (first ? "'" + text : text))
    for record in records.dropFirst() {
      for (index, field) in record.enumerated() where index != 3 || Double(field) == nil {
        #expect(field.first.map("=+-@".contains) != true, "\(field)")
      }
    }
  }

  @Test(arguments: strings)
  func `JSON survives`(text: String) throws {
    let before = try result(text)
    let json = ReportFormat.json.render(before, style: TextStyle(ascii: true))
    #expect(try ResultFile(decoding: Array(json.utf8), name: "json") == before)
  }

  @Test(arguments: strings)
  func `text stays in its lines and columns`(text: String) throws {
    for ascii in [true, false] {
      let page = ReportFormat.text.render(try result(text), style: TextStyle(ascii: ascii))
      #expect(!page.contains("\u{1B}"))
      #expect(!page.contains("\r"))
      for line in page.split(separator: "\n") {
        #expect(String(line).displayWidth <= 100, "\(line)")
      }
    }
  }

  @Test func `columns align behind wide characters`() throws {
    var result = try Snapshot.full
    result.barriers = Array(result.barriers.prefix(4))
    result.barriers[1].title = "測試 😀 x"
    let page = ReportFormat.text.render(result, style: TextStyle(ascii: false))
    let lines = page.split(separator: "\n").map(String.init)
    let rule = try #require(lines.firstIndex { $0.hasPrefix("---") && $0.count > 90 }) + 1
    let table = lines.drop { !$0.hasPrefix("Barriers") }
    let wide = try #require(table.first { $0.hasPrefix("測試") })
    let plain = try #require(table.first { $0.hasPrefix("munmap") })
    #expect(rule > 0)
    // The 99th percentile ends in the same column.
    func end(_ line: String, _ text: String) -> Int? {
      line.range(of: text).map { String(line[..<$0.upperBound]).displayWidth }
    }
    #expect(end(wide, "5.89 µs") == end(plain, "23.8 µs"))
    #expect(end(wide, "5.89 µs") != nil)
  }

  /// RFC 4180, written apart from the writer.
  private func parse(_ csv: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = String.UnicodeScalarView()
    var quoted = false
    let scalars = Array(csv.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch (quoted, scalar) {
      case (true, "\"") where next == "\"":
        field.append("\"")
        index += 1
      case (true, "\""): quoted = false
      case (true, _): field.append(scalar)
      case (false, "\""): quoted = true
      case (false, ","), (false, "\r"):
        record.append(String(field))
        field = .init()
        if scalar == "\r" {
          records.append(record)
          record = []
          index += 1
        }
      default: field.append(scalar)
      }
      index += 1
    }
    return records
  }
}
