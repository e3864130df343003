import Numbers
import Formula
import Foundation
import TestSupport
import Testing
import Tradeoff

@testable import Report
@testable import Results

/// What the page computes when inputs are moved is what the program computes, to the last digit shown.
@Suite(.serialized) struct WhatIfTests {
  static let result = "plots/gallery/result.json"

  /// What a row shows by the program's own formulas and formatter.
  ///
  /// - Parameter barred: whether the checker finds the protocol illegal here.
  static func expected(_ row: TradeoffRow, _ moved: [String: Double], barred: Bool) -> [String] {
    var inputs: [String: FormulaValue] = [:]
    for input in row.inputs { inputs[input.name] = input.value.value.map { .real($0) } }
    for (name, value) in moved where name != "churn" || row.advice != .boot {
      inputs[name] = .real(value)
    }
    inputs["peak_churn"] = nil
    let results = TradeoffFormulas.standard.program(inputs)
    let numbers = NumberText(ascii: false)
    return WhatIf.outputs.map { output in
      guard let value = results[output.name] else { return "no result \(output.name)" }
      if output.unit == "flag", barred { return "may not run" }
      if let truth = value.truth { return truth ? "yes" : "no" }
      guard let real = value.real else { return "n/a" }
      return switch output.unit {
      case "rate": numbers.text(real, .perSecond)
      case "money": numbers.text(real, .moneyPerMonth)
      default: numbers.text(real, .count)
      }
    }
  }

  /// The cells of each row of the page, as the browser has them, by the row's number.
  static func shown(in document: String) -> [Int: [String]] {
    let rows = document.matches(
      of: /<tr data-row="(\d+)"[^>]*>(.*?)<\/tr>/.dotMatchesNewlines()
    ).map { row in
      (
        Int(row.1) ?? -1,
        row.2.matches(of: /data-unit="[a-z]+">([^<]*)</).map {
          String($0.1).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        }
      )
    }
    return Dictionary(rows) { first, _ in first }
  }

  private func visit(_ moved: [(String, Double)]) async throws -> (Browser.Visit, [TradeoffRow]) {
    let result = try HTMLReportTests.result(Self.result)
    let page = try HTMLReport(
      [.init(name: "r.json", result: result)], formulas: TradeoffFormulas.script
    )
    .text()
    let file = FileManager.default.temporaryDirectory.appending(path: "whatif-\(UUID()).html")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(page.utf8).write(to: file)
    let fragment = moved.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    return (try await Browser.visit(file, fragment: fragment), try #require(result.tradeoffs))
  }

  @Test(
    .enabled(if: Browser.path != nil, "needs Chromium"),
    arguments: [
      [("churn", 1), ("memory_price", 3.09301), ("core_price", 0.031611), ("cpus", 2)],
      [("churn", 50), ("memory_price", 4.25), ("core_price", 0.05), ("cpus", 64)],
      [("churn", 0), ("memory_price", 0), ("core_price", 0), ("cpus", 1)],
      [("churn", 123_456.789), ("memory_price", 0.007), ("core_price", 0.5), ("cpus", 4096)],
      [("churn", 0.001), ("memory_price", 19.995), ("core_price", 0.0001), ("cpus", 192)],
      [("churn", 999.5), ("memory_price", 1e-6), ("core_price", 0.4), ("cpus", 12)],
    ] as [[(String, Double)]])
  func `the page and the program agree to the last digit`(moved: [(String, Double)]) async throws {
    let (visit, rows) = try await visit(moved)
    #expect(visit.complaints == [])
    let shown = Self.shown(in: visit.document)
    #expect(shown.count == rows.count && rows.count > 10)
    let inputs = Dictionary(uniqueKeysWithValues: moved)
    let verdicts = try HTMLReportTests.result(Self.result).verdicts
    for (index, row) in rows.enumerated() {
      let verdict = verdicts.first {
        ($0.protocolID, $0.sizeBytes) == (row.protocolID, row.sizeBytes)
      }
      let barred = verdict?.legality.first?.verdict == .illegal
      #expect(shown[index] == Self.expected(row, inputs, barred: barred), "\(row.key)")
    }
  }

  @Test(.enabled(if: Browser.path != nil, "needs Chromium"))
  func `what is unknown or nonsense in the address leaves the inputs alone`() async throws {
    let (plain, _) = try await visit([])
    let (odd, _) = try await visit([("nothing", 1), ("churn", .nan)])
    #expect(odd.complaints == [])
    #expect(Self.shown(in: plain.document) == Self.shown(in: odd.document))
  }

  /// "direct" is what the 6.18 kernel of that result runs; its checker finds ro-first illegal.
  @Test func `what this kernel doesn't run is folded, and what is illegal never pays`() throws {
    let result = try HTMLReportTests.result(Self.result)
    let page = try HTMLReport(
      [.init(name: "r.json", result: result)], formulas: TradeoffFormulas.script
    ).text()
    let part = try #require(page.firstMatch(of: /(?s)<div class="whatif".*?whatif-rows/)?.0)
    let folded = try #require(part.firstRange(of: "<details>"))
    let names = { (text: Substring) in
      Set(text.matches(of: /<th scope="row">([^<]*)</).map { String($0.1) })
    }
    #expect(names(part[..<folded.lowerBound]) == ["direct"])
    let others = names(part[folded.lowerBound...])
    #expect(others.isSuperset(of: ["ro-first", "shared-tails-head-in-place", "ipi-pause"]))
    #expect(!others.contains("direct"))
    for row in part.matches(of: /<tr data-row="\d+"([^>]*)><th scope="row">([^<]*)</) {
      #expect(row.1.contains("data-barred") == (row.2 == "ro-first"), "\(row.2)")
    }
    // Whole numbers are written as such.
    #expect(part.contains("name=\"cpus\" min=\"1\" max=\"4096\" step=\"any\" value=\"2\""))
  }

  @Test func `without formulas or rows there is no what-if part`() throws {
    let result = try HTMLReportTests.result(Self.result)
    #expect(
      !(try HTMLReport([.init(name: "r.json", result: result)]).text()).contains("whatif-rows"))
    var without = result
    without.tradeoffs = nil
    let page = try HTMLReport(
      [.init(name: "r.json", result: without)], formulas: "function tradeoff() {}"
    )
    .text()
    #expect(!page.contains("<script>"))
  }
}
