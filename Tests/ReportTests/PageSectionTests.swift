import Foundation
import TestSupport
import Testing

@testable import Report
@testable import Results

/// The sections that a page shows and a terminal only with --details.
@Suite struct PageSectionTests {
  static let published = "Published figures"
  static let runs = "Shortest runs that go wrong"

  private func text(_ format: ReportFormat, details: Bool) throws -> String {
    format.render(try Snapshot.full, style: TextStyle(ascii: false, details: details))
  }

  @Test(arguments: [ReportFormat.text, .markdown])
  func `terminal and Markdown show them with details only`(format: ReportFormat) throws {
    let digest = try text(format, details: false)
    let details = try text(format, details: true)
    for title in [Self.published, Self.runs, "8.4439 s", "2 CPU 0: set PTE 0 (head)"] {
      #expect(!digest.contains(title), "\(title)")
      #expect(details.contains(title), "\(title)")
    }
    #expect(details.contains("none was measured here"))
  }

  @Test func `a run stands once, in the chapter of the protocols, after the verdicts`() async throws
  {
    let page = try await HTMLReportTests.page([try Snapshot.full])
    let places = [
      "id=\"r1-chapter-protocols\"", "id=\"r1-verdicts\"", "id=\"r1-counterexamples\"",
      "2 CPU 0: set PTE 0 (head): page -&gt; head-copy, rw", "id=\"r1-chapter-costs\"",
    ].map { page.firstRange(of: $0)?.lowerBound }
    let known = places.compactMap(\.self)
    #expect(known.count == places.count)
    #expect(known == known.sorted())
    #expect(page.ranges(of: "2 CPU 0: set PTE 0 (head)").count == 1)
    // Runs of one protocol are told apart before they are opened.
    #expect(
      page.contains(
        "Trace: direct, hvo, split overwrite: output address changed while writable (R_WHZWS 2)</summary>"
      ))
  }

  /// Other people's figures are a chapter of their own, behind what was measured.
  @Test func `published figures come after the machine's own`() throws {
    let order = Chapter.allCases
    let published = try #require(order.firstIndex(of: .published))
    #expect(order[published - 1] == .bareMetal && order[published + 1] == .counting)
    #expect(Chapter(.published, hasChurn: false) == .published)
    #expect(Chapter(.counterexamples, hasChurn: true) == .protocols)
  }

  @Test func `the CSV has every value of them`() throws {
    let csv = try text(.csv, details: false)
    for line in [
      "published,pool-of-others/alloc-on,value,8.4439,s,published,",
      "published,pool-of-others/alloc-on,ratio,2.05,x,derived,",
      "published,loops-of-others/rate,value,1157,kloops/s,published,",
      "published,pool-of-others/alloc-on,link,https://example.org/v8,",
      "finding.citation.rule,R_WHZWS 2,", "2 CPU 0: set PTE 0 (head): page -> head-copy, rw",
    ] {
      #expect(csv.contains(line), "\(line)")
    }
  }

  /// The tornado: a price says in what and of what, in text, on the page and on its sliders.
  @Test func `prices have their units everywhere`() async throws {
    let net = Figure(10, .moneyPerMonth, .modelled(from: "net_worth"))
    func row(_ input: String, _ value: Double, _ unit: Results.Unit) -> SensitivityRow {
      SensitivityRow(
        protocolID: "direct", sizeBytes: 2 << 20, input: input, meaning: "m",
        value: Figure(value, unit, .derived(from: "stated")), netAtHalf: net, netAtTwice: net,
        turnsAt: Figure(value * 4, unit, .modelled(from: "turn_on")), turnsTo: "on")
    }
    var result = try Snapshot.full
    result.sensitivities = [
      row("memory_price", 3.09301, .moneyPerGiBMonth),
      row("core_price", 0.031611, .moneyPerCoreHour),
      row("demotions", 60, .perHour),
    ]
    let tradeoff = try HTMLReportTests.result("plots/gallery/result.json")
    result.tradeoffs = tradeoff.tradeoffs
    let page = try await HTMLReportTests.page([result])
    let text = ReportFormat.text.render(result, style: TextStyle(ascii: false))
    for value in [
      "$3.09/GiB-month", "$12.4/GiB-month", "$0.0316/core-hour", "$0.126/core-hour", "60 /h",
    ] {
      #expect(page.contains(value), "\(value)")
      #expect(text.contains(value), "\(value)")
    }
    for label in ["Price of memory, USD per GiB-month", "Price of CPU time, USD per core-hour"] {
      #expect(page.contains("\(label)</label>"))
    }
  }

  @Test func `a file without them says nothing of them`() async throws {
    var result = try Snapshot.full
    result.published = nil
    result.counterexamples = nil
    let json = String(decoding: result.encoded(), as: UTF8.self)
    #expect(!json.contains("\"published\" :") && !json.contains("\"counterexamples\""))
    let page = try await HTMLReportTests.page([result])
    #expect(!page.contains("r1-published") && !page.contains("r1-counterexamples"))
  }
}
