import Foundation
import TestSupport
import Testing

@testable import Report
@testable import Results

@Suite struct EL1SectionTests {
  static var result: ResultFile { get throws { try result("el1.json") } }
  static func result(_ name: String) throws -> ResultFile {
    try ResultFile(
      reading: repositoryRoot.appending(path: "Tests/ResultsTests/Fixtures/\(name)").path)
  }

  @Test func theX86SectionsReviewedByEye() throws {
    let result = try Self.result("el1-x86.json")
    try Snapshot.check(
      ReportFormat.text.render(result, style: TextStyle(ascii: false)), "el1-x86.txt")
  }

  @Test(arguments: [(ReportFormat.text, "el1.txt"), (.markdown, "el1.md")])
  func theSectionsReviewedByEye(format: ReportFormat, name: String) throws {
    try Snapshot.check(format.render(try Self.result, style: TextStyle(ascii: false)), name)
  }

  @Test(arguments: ["el1.json", "el1-x86.json"])
  func textFitsAHundredColumns(name: String) throws {
    for details in [false, true] {
      let style = TextStyle(ascii: false, details: details)
      let text = ReportFormat.text.render(try Self.result(name), style: style)
      for line in text.split(separator: "\n") {
        #expect(String(line).displayWidth <= 100, "\(line)")
      }
    }
  }

  /// What the emulator can't show and what it mustn't print.
  @Test func theEmulatorsLimitsAreSaid() throws {
    let text = ReportFormat.text.render(try Self.result, style: TextStyle(ascii: false))
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("never raises a TLB conflict abort"))
    #expect(words.contains("Emulated time is no cost"))
    #expect(words.contains("HCR_EL2.FB"))
  }

  /// Counted by hand in el1.json: 25 runs, of which 7 may show anything; 14 legal ones without a
  /// fault put in; 6 controls that leave a stale translation.
  @Test func conclusionsCountTheRuns() throws {
    var rows = try #require(try Self.result.el1Protocols)
    let text = rows.conclusions.joined(separator: "\n")
    #expect(text.contains("18 of 18 runs") && text.contains("; 7 more"))
    #expect(text.contains("14 of 14 runs"))
    #expect(text.contains("6 of 6 runs"))
    // A legal run that faults, and a stale translation that nobody saw.
    rows[8].agrees = false
    rows[8].counts?.staleElsewhere = 1
    rows[2].seen = []
    let other = rows.conclusions.joined(separator: "\n")
    #expect(
      other.contains("17 of 18 runs") && other.contains("13 of 14") && other.contains("5 of 6"))
    #expect(other.contains("Not as predicted: \(rows[8].key)."))
  }

  @Test func everyRowIsInTheCSV() throws {
    let result = try Self.result
    let csv = ReportFormat.csv.render(result, style: TextStyle(ascii: false))
    for row in try #require(result.el1Protocols) { #expect(csv.contains(row.key)) }
    for row in try #require(result.el1Counts) { #expect(csv.contains(row.key)) }
  }

  /// A result of el1 is of its guests, with a host or without, and no host decides its counts.
  @Test func aPageSaysThatItIsAGuest() async throws {
    var result = try Self.result
    // Emulated guests only: no times.
    result.el1Primitives?.removeAll { $0.time.value != nil }
    result.el1Protocols?.removeAll { $0.time.value != nil }
    result.el1Guests?.removeAll { !$0.emulated }
    let guest = "Guest at EL1, emulated by QEMU 9.2.0 (Debian 1:9.2.0+ds-1): CPU max, a64fx"
    var other = result
    other.host = try Snapshot.full.host
    other.host?.name = "elsewhere"
    #expect(
      try await HTMLReportTests.page([other]).contains("<h1>hvo-bench: \(guest); on elsewhere</h1>")
    )
    let page = try await HTMLReportTests.page([result, other])
    #expect(page.contains("<h1>hvo-bench: Guest at EL1</h1>"))
    #expect(page.contains("1 = run-0.json: \(guest), "))
    #expect(page.contains("2 = run-1.json: \(guest); on elsewhere, "))
    #expect(!page.contains("no machine") && !page.contains("may be the machine"))
    var timed = try Snapshot.full
    #expect(try await HTMLReportTests.page([timed, other]).contains("may be the machine") == false)
    let measured = timed
    timed.host?.kernel = "1.2.3"
    #expect(try await HTMLReportTests.page([measured, timed]).contains("may be the machine"))
    timed.host = nil
    #expect(
      try await HTMLReportTests.page([measured, timed]).contains("told to be of the same host"))
  }
}
