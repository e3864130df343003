import Foundation
import TestSupport
import Testing

/// What goes with the verdicts of the main job and of tradeoff: runs that go wrong, and what others
/// published.
@Suite struct VerdictSectionTests {
  private static let usual = [
    "--hugepages", "2M", "--protocol", "direct,stop-machine", "--rounds", "2", "--arch", "x86_64",
    "--kernel", "6.12", "--format", "json",
  ]

  private func json(_ arguments: [String]) async throws -> [String: Any] {
    let run = try await Tool.run(arguments)
    #expect(run.code == 0, "\(run.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func check(_ file: [String: Any]) throws {
    // 13 figures with 46 values when this was written; none is lost, and none loses its source.
    let published = try #require(file["published"] as? [[String: Any]])
    #expect(published.count >= 46)
    for row in published {
      let value = row["value"] as? [String: Any]
      #expect((value?["provenance"] as? [String: Any])?["kind"] as? String == "published")
    }
    // On arm64 the kernel's own protocol replaces live entries; stopping every CPU breaks no rule.
    let runs = try #require(file["counterexamples"] as? [[String: Any]])
    #expect(runs.map { $0["protocolID"] as? String } == ["direct"])
    let settings = try #require(runs.first?["settings"] as? [String])
    #expect(settings.count == 2 && settings.allSatisfy { $0.hasPrefix("arm64") })
    let finding = try #require(runs.first?["finding"] as? [String: Any])
    #expect((finding["trace"] as? [String])?.isEmpty == false)
  }

  @Test func theMainJobHasThem() async throws {
    try check(try await json(["run"] + Self.usual + ["--output", "/dev/null"]))
  }

  /// Once, though two pools are weighed.
  @Test func tradeoffHasThem() async throws {
    let arguments = Self.usual.map { $0 == "2M" ? "2M,1G" : $0 }
    try check(
      try await json(
        ["tradeoff", "--count", "2M=1000,1G=1", "--ram", "64GiB", "--churn", "1"] + arguments))
  }
}
