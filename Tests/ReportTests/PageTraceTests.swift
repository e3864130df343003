import Foundation
import Testing

@testable import Report
@testable import Results

/// Every number of a page is read back from its text and found in the JSON.
@Suite(.enabled(if: Python.has("json"), "needs Python")) struct PageTraceTests {
  private func read(_ page: String, _ results: [ResultFile]) throws -> [String: Any] {
    let input: [String: Any] = [
      "page": page, "results": results.map { String(decoding: $0.encoded(), as: UTF8.self) },
    ]
    let json = try JSONSerialization.data(withJSONObject: input)
    return try Python.run("read_page.py", input: String(decoding: json, as: UTF8.self))
  }

  private func check(_ results: [ResultFile], least: Int) async throws {
    let found = try read(try await HTMLReportTests.page(results, pictures: true), results)
    #expect(found["problems"] as? [String] == [])
    #expect(found["fields"] as? Int ?? 0 >= least)
    #expect(found["sentences"] as? Int ?? 0 > 10)
  }

  @Test(arguments: HTMLReportTests.files)
  func `every number of a page is a field of the JSON`(file: String) async throws {
    try await check([try HTMLReportTests.result(file)], least: 400)
  }

  @Test func `the same for results side by side`() async throws {
    try await check(try HTMLReportTests.files.map(HTMLReportTests.result), least: 5000)
  }

  @Test func `a page of another result doesn't pass`() async throws {
    let result = try Snapshot.full
    var other = result
    other.savings[2].netBytes += other.savings[2].netBytes / 100
    other.barriers[2].p50 = Figure(
      (other.barriers[2].p50.value ?? 0) * 1.02, .nanoseconds,
      .measured(where: "elsewhere", samples: 3))
    let found = try read(try await HTMLReportTests.page([result]), [other])
    let problems = found["problems"] as? [String] ?? []
    #expect(problems.contains { $0.hasPrefix("savings[2].netBytes") })
    #expect(problems.contains { $0.hasPrefix("barriers[2].p50") })
  }
}
