import Foundation
import Testing

@testable import Report
@testable import Results

@Suite struct RendererTests {
  @Test(arguments: [(ReportFormat.text, "full.txt"), (.markdown, "full.md"), (.csv, "full.csv")])
  func `the full example, reviewed by eye`(format: ReportFormat, name: String) throws {
    try Snapshot.check(
      format.render(try Snapshot.full, style: TextStyle(ascii: false, details: true)), name)
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
