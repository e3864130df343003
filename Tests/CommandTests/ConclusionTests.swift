import Foundation
import TestSupport
import Testing

/// The conclusion speaks of the pool that the savings section shows, laid out as it was typed.
@Suite struct ConclusionTests {
  /// 64 pages of 2M free 7 of 8 vmemmap pages each; scattered, each splits a PMD of its own.
  @Test func takesThePlacementOfThePool() async throws {
    let run = try await Tool.run([
      "run", "--hugepages", "2M", "--count", "64", "--placement", "scattered", "--arch", "x86_64",
      "--kernel", "6.18", "--protocol", "direct", "--batch", "4", "--rounds", "2", "--format",
      "json", "--output", "/dev/null",
    ])
    #expect(run.code == 0, "\(run.errors)")
    let file = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let rows = try #require(file["savings"] as? [[String: Any]])
    #expect(rows.map { $0["netBytes"] as? Int } == [64 * (7 - 1) * 4096])
    let conclusions = try #require(file["conclusions"] as? [[String: Any]])
    let text = conclusions.compactMap { $0["text"] as? String }.joined()
    #expect(text.contains("1.50 MiB net on 64 pages"), "\(text)")
  }
}
