import Foundation
import Testing

@testable import Report
@testable import Results

@Suite struct ComparisonReportTests {
  /// The full example against itself with one call twice as slow and one name that breaks tables.
  private func comparison(
    _ edit: (inout ResultFile) -> Void = { _ in }, force: Bool = false
  ) throws -> ResultComparison {
    let before = try Snapshot.full
    var after = before
    edit(&after)
    return try ResultComparison(
      before: ("before.json", before), after: ("after.json", after), force: force)
  }

  @Test(arguments: [ReportFormat.text, .markdown])
  func `the figures are explained, the sides named`(format: ReportFormat) throws {
    let text = format.render(try comparison(), style: TextStyle(ascii: false))
    #expect(text.contains("before.json"))
    #expect(text.contains("after.json"))
    #expect(text.contains("interval (±) of the change"))
    #expect(text.contains("no evidence"))
  }

  @Test(arguments: [ReportFormat.text, .markdown])
  func `other hosts and cut runs stand in front`(format: ReportFormat) throws {
    func edit(_ file: inout ResultFile) {
      file.host?.kernel = "9.9.9"
      file.complete = false
      file.incompleteReason = "SIGINT"
    }
    let text = format.render(try comparison(edit), style: TextStyle(ascii: false))
    #expect(text.contains("THE HOSTS DIFFER: kernel: "))
    #expect(text.contains("/ 9.9.9"))
    #expect(text.contains("No verdict"))
    #expect(text.contains("INCOMPLETE: after.json: SIGINT"))
    let forced = format.render(try comparison(edit, force: true), style: TextStyle(ascii: false))
    #expect(forced.contains("THE HOSTS DIFFER"))
    #expect(forced.contains("Judged all the same"))
  }

  @Test func `rows of one side are listed`() throws {
    let text = ReportFormat.text.render(
      try comparison { $0.barriers.removeFirst() }, style: TextStyle(ascii: true))
    #expect(text.contains("Only in before.json: barriers/timer-read/peers=0"))
  }

  @Test func `JSON reads back as the same value and holds no NaN`() throws {
    let comparison = try comparison { $0.barriers[0].p50 = .absent(.nanoseconds, reason: "gone") }
    let json = ReportFormat.json.render(comparison, style: TextStyle(ascii: false))
    let decoded = try JSONDecoder().decode(ResultComparison.self, from: Data(json.utf8))
    #expect(decoded == comparison)
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(object?["comparisonVersion"] as? Int == 1)
    let row = (object?["rows"] as? [[String: Any]])?.first
    #expect(row?["verdict"] as? String == "missing")
    #expect((row?["change"] as? [String: Any])?["value"] is NSNull)
  }

  @Test func `CSV has a line for each figure of each row`() throws {
    let csv = ReportFormat.csv.render(try comparison(), style: TextStyle(ascii: false))
    let lines = csv.components(separatedBy: "\r\n")
    #expect(lines.first == "section,row,column,value,unit,provenance,detail")
    #expect(
      lines.contains("comparison,barriers/timer-read/peers=0,before,22.6,ns,measured,this machine"))
    #expect(lines.contains { $0.hasPrefix("comparison,barriers/timer-read/peers=0,verdict,") })
  }

  @Test func `a bar in a name stays in its cell`() throws {
    var file = try Snapshot.full
    for index in file.barriers.indices { file.barriers[index].id = "`a|b`\n\(index)" }
    let markdown = ReportFormat.markdown.render(
      try ResultComparison(before: ("a|b", file), after: ("a|b", file)),
      style: TextStyle(ascii: false))
    let bars = markdown.split(separator: "\n").filter { $0.hasPrefix("|") }.map {
      $0.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
    }
    #expect(bars.count > 5)
    #expect(Set(bars).count == 1)
    #expect(markdown.contains("a\\|b"))
  }
}
