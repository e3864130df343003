import Testing

@testable import Report
@testable import Results

@Suite struct CheckSectionTests {
  static let citation = CheckRow.Citation(
    rule: "R_WHZWS 2", edition: "DDI 0487 M.b, D8.17.1", summary: "output address changed")
  static let trace = ["  p, HVO: shortest run, 1 action", "    1 CPU 0: set PTE 1 (tail): invalid"]

  static func row(
    _ verdict: CheckRow.Verdict, level: Int, findings: Int = 0, exhaustive: Bool = true
  ) -> CheckRow {
    CheckRow(
      protocolID: "p", title: "P", operation: .hvo, split: "none",
      setting: .init(name: "arm64, FEAT_BBM level \(level)", label: "\(level)"), verdict: verdict,
      rule: verdict == .illegal ? "R_WHZWS 2" : nil, reason: "\(verdict.rawValue): because",
      conditions: verdict == .conditional ? ["the tails are equal"] : [],
      findings: (0..<findings).map { number in
        CheckRow.Finding(
          title: "finding \(number)", detail: "may be cached", entry: "PTE 1 (tail)", cpu: 1,
          place: "mine.yaml:8", isViolation: true, citation: citation, trace: trace)
      },
      states: 17, isExhaustive: exhaustive,
      time: Figure(2_000_000, .nanoseconds, .measured(where: "here", samples: 1)))
  }

  static func result(_ rows: [CheckRow]) -> ResultFile {
    var result = ResultFile(
      tool: .init(name: "hvo-bench", version: "0"), created: "2026-11-25T01:00:00Z",
      invocation: [])
    result.checks = rows
    return result
  }

  static func text(_ rows: [CheckRow], _ format: ReportFormat = .text) -> String {
    format.render(result(rows), style: TextStyle(ascii: false))
  }

  @Test func theMatrixTheReasonsAndTheRules() {
    let text = Self.text([Self.row(.illegal, level: 0, findings: 1), Self.row(.legal, level: 3)])
    #expect(text.contains("p         hvo        none   NO  yes"))
    #expect(text.contains("- p, hvo: 0: illegal: because"))
    #expect(!text.contains("legal: because\n- p, hvo: 3"), "what is plainly legal needs no reason")
    #expect(text.contains("- R_WHZWS 2: output address changed (DDI 0487 M.b, D8.17.1)"))
    #expect(text.contains("In all: 2 checks, 34 states, every interleaving seen, 0.00 s."))
  }

  @Test func aSearchThatStoppedIsSaid() {
    let text = Self.text([Self.row(.undecided, level: 0, exhaustive: false)])
    #expect(text.contains("1 stopped at the bound before every interleaving was seen"))
  }

  @Test func oneRunIsShownOnceForAllThatItShows() {
    let rows = [0, 1].map { Self.row(.illegal, level: $0, findings: 2) }
    for format in [ReportFormat.text, .markdown] {
      let text = Self.text(rows, format)
      #expect(text.split(separator: "1 CPU 0: set PTE 1").count == 2)
      #expect(text.contains("finding 0: PTE 1") && text.contains("finding 1: PTE 1"))
      #expect(text.contains("mine.yaml:8"))
    }
  }

  @Test func theTableOfChecksIsShownWhereTheyAreFew() {
    let few = Self.text((0..<24).map { Self.row(.legal, level: $0) })
    #expect(few.contains("States"))
    #expect(!Self.text((0..<25).map { Self.row(.legal, level: $0) }).contains("States"))
  }

  /// More settings than a line holds: the matrix goes on below, and no name is broken.
  @Test func aMatrixFitsThePage() {
    let rows = (0..<30).flatMap { level in
      [CheckRow.Verdict.illegal, .conditional].map { verdict in
        var row = Self.row(verdict, level: level * 1000)
        row.operation = verdict == .illegal ? .hvo : .deHVO
        return row
      }
    }
    let text = Self.text(rows)
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 }, "\(text)")
    for (operation, mark) in [("hvo", "NO"), ("de-hvo", "if")] {
      // A part repeats what tells the rows apart, and each setting stands in one of them.
      let parts = lines.map { $0.split(separator: " ") }.filter {
        $0.starts(with: ["p", Substring(operation)])
      }
      #expect(parts.count > 1, "\(text)")
      #expect(parts.joined().count { $0 == mark } == 30, "\(text)")
    }
  }

  @Test func aTraceFitsThePage() {
    var row = Self.row(.illegal, level: 0, findings: 1)
    let long =
      "      every CPU may hold for PTE 1 (tail): "
      + Array(repeating: "[page RW]", count: 9)
      .joined(separator: " ")
    row.findings[0].trace = [long]
    let lines = Self.text([row]).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(
      lines.map { $0.split(separator: "[page RW]", omittingEmptySubsequences: false).count - 1 }
        .reduce(0, +) == 9)
  }

  @Test func everyValueIsInTheCSV() {
    let csv = Self.text([Self.row(.illegal, level: 0, findings: 1)], .csv)
    for value in [
      "verdict,illegal", "rule,R_WHZWS 2", "states,17", "findings.1.place,mine.yaml:8",
      "findings.1.cpu,1", "isExhaustive,true", "findings.1.citation.edition",
    ] {
      #expect(csv.contains(value), "\(value)")
    }
  }
}
