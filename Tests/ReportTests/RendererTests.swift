import Foundation
import Testing

@testable import Report
@testable import Results

@Suite struct RendererTests {
  @Test(arguments: [(ReportFormat.text, "full.txt"), (.markdown, "full.md"), (.csv, "full.csv")])
  func `the full example, reviewed by eye`(format: ReportFormat, name: String) throws {
    try Snapshot.check(format.render(try Snapshot.full, style: TextStyle(ascii: false, details: true)), name)
  }

  @Test(arguments: [(ReportFormat.text, "digest.txt"), (.markdown, "digest.md")])
  func `the digest of the full example, reviewed by eye`(
    format: ReportFormat, name: String
  ) throws {
    try Snapshot.check(format.render(try Snapshot.full, style: TextStyle(ascii: false)), name)
  }

  @Test func `the full example in ASCII, reviewed by eye`() throws {
    let text = ReportFormat.text.render(
      try Snapshot.full, style: TextStyle(ascii: true, details: true))
    #expect(text.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) })
    try Snapshot.check(text, "full-ascii.txt")
  }
}

@Suite struct PartialResultTests {
  @Test func `a part of a result renders only its sections`() throws {
    var part = ResultFile(
      tool: .init(name: "hvo-bench", version: "1"), created: "2026-11-25T01:00:00Z", invocation: [])
    let full = try Snapshot.full
    part.savings = full.savings
    let text = ReportFormat.text.render(part, style: TextStyle(ascii: false))
    #expect(text.contains("Savings"))
    for title in ["Host", "Barriers", "Split and remap", "Verdict", "Warnings", "Conclusion"] {
      #expect(!text.contains("\(title)\n="), "\(title)")
    }
    // 7 of 8 vmemmap pages of 2048 huge pages of 2M, as published in the kernel's documentation.
    #expect(text.contains("\(2048 * 7 * 4096) B"))
    #expect(text.contains("d = exact arithmetic on stated inputs"))
    #expect(!text.contains("measured in this run"))
  }

  @Test(arguments: ReportFormat.allCases)
  func `a result without any section renders`(format: ReportFormat) {
    let nothing = ResultFile(
      tool: .init(name: "hvo-bench", version: "1"), created: "x", invocation: [])
    #expect(format.render(nothing, style: TextStyle(ascii: true)).utf8.last == UInt8(ascii: "\n"))
  }

  @Test(arguments: [ReportFormat.text, .markdown, .csv])
  func `an incomplete run says so and why`(format: ReportFormat) throws {
    var result = try Snapshot.full
    result.complete = false
    result.incompleteReason = "interrupted by SIGINT"
    let text = format.render(result, style: TextStyle(ascii: true))
    #expect(text.contains("interrupted by SIGINT"))
    #expect(format == .csv ? text.contains("complete,false") : text.contains("INCOMPLETE"))
  }

  @Test func `a reason is explained once and numbers refer to it`() throws {
    let text = ReportFormat.text.render(try Snapshot.full, style: TextStyle(ascii: true))
    #expect(text.components(separatedBy: "[2] one CPU is usable").count == 2)
    #expect(text.components(separatedBy: "n/a[2]").count == 4)
  }

  @Test func `absent figures are never printed as 0`() throws {
    var result = try Snapshot.full
    let gone = Figure.absent(.nanoseconds, reason: "no timer")
    result.barriers[0].p50 = gone
    let text = ReportFormat.text.render(result, style: TextStyle(ascii: true, details: true))
    let line = text.split(separator: "\n").first { $0.contains("gettime(MONOTONIC_RAW)") }
    #expect(line != nil)
    let csv = ReportFormat.csv.render(result, style: TextStyle(ascii: true))
    #expect(csv.contains("barriers,timer-read/peers=0,p50,,ns,,no timer\r\n"))
  }
}

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
      for line in page.split(separator: "\n") { #expect(String(line).displayWidth <= 100, "\(line)") }
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

@Suite struct FourViewsTests {
  @Test func `every number of the JSON stands in the CSV`() throws {
    let result = try Snapshot.full
    let csv = ReportFormat.csv.render(result, style: TextStyle(ascii: false))
    let fields = csv.split(separator: "\r\n").flatMap { $0.split(separator: ",") }
    let values = Set(fields.compactMap { Double($0) })
    var numbers = 0
    func walk(_ value: Any, _ key: String) {
      if let object = value as? [String: Any] {
        for (key, value) in object where key != "samples" { walk(value, key) }
      } else if let array = value as? [Any] {
        for value in array { walk(value, key) }
      } else if let number = value as? NSNumber, !(value is Bool) {
        numbers += 1
        // JSONSerialization goes through decimal arithmetic and may miss the last bit.
        let wanted = number.doubleValue
        let isThere = values.contains { ($0 - wanted).magnitude <= wanted.magnitude * 1e-14 }
        #expect(isThere, "\(key) \(number)")
      }
    }
    walk(try JSONSerialization.jsonObject(with: Data(result.encoded())), "")
    #expect(numbers >= 300)
  }

  @Test func `the formats spell every column of a table alike`() throws {
    let result = try Snapshot.full
    let text = ReportFormat.text.render(result, style: TextStyle(ascii: false))
    let markdown = ReportFormat.markdown.render(result, style: TextStyle(ascii: false))
    for value in ["55.9 MiB", "13.9 µs", "6,800 /s", "n/a"] {
      #expect(text.contains(value))
      #expect(markdown.contains(value))
    }
  }
}
