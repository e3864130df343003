import Foundation
import Testing

@testable import Report
@testable import Results

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

  @Test(arguments: [ReportFormat.text, .markdown])
  func `an architecture whose rules aren't known has no reasons, and it is said`(
    format: ReportFormat
  ) throws {
    var result = try Snapshot.full
    result.checks = []
    for index in result.verdicts.indices { result.verdicts[index].legality = [] }
    let text = format.render(result, style: TextStyle(ascii: true))
    #expect(text.contains("Legality isn't judged for this architecture"))
    #expect(!text.contains("Why:"))
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
