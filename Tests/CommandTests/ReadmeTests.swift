import Foundation
import TestSupport
import Testing

/// What the README prints is what its results hold: each quoted line comes from a result in the
/// repository, and each command that it names exists.
@Suite struct ReadmeTests {
  static var text: String {
    get throws {
      try String(contentsOf: repositoryRoot.appending(path: "README.md"), encoding: .utf8)
    }
  }

  /// The fenced block whose first line starts with a prompt and this command.
  static func block(_ command: String) throws -> [Substring] {
    let blocks = try text.components(separatedBy: "```\n")
    let block = try #require(blocks.first { $0.hasPrefix("$ \(command)") })
    return block.split(separator: "\n").dropFirst().filter { $0 != "[...]" }
  }

  @Test(arguments: [
    ("hvo-bench --hugepages", "result.json"), ("hvo-bench kernel", "kernel.json"),
  ])
  func quotedOutputComesFromTheResult(command: String, result: String) async throws {
    let path = repositoryRoot.appending(path: "plots/gallery/\(result)").path
    let run = try await Tool.run(
      ["export", path, "--format", "text"], environment: ["LC_ALL": "C.UTF-8"])
    #expect(run.code == 0, "\(run.errors)")
    let lines = Set(run.output.split(separator: "\n"))
    let quoted = try Self.block(command)
    #expect(quoted.count > 10)
    let missing = quoted.filter { !lines.contains($0) }
    #expect(missing.isEmpty, "not in the output:\n\(missing.joined(separator: "\n"))")
  }

  @Test func everyCommandNamedExists() async throws {
    let help = try await Tool.run(["--help"]).output
    let named = try Self.text.matches(of: /`hvo-bench ([a-z0-9]+)/).map { String($0.1) }
    #expect(named.count > 8)
    for name in Set(named) { #expect(help.contains("  \(name) "), "\(name)") }
  }

  @Test func everyLinkLeadsSomewhere() throws {
    for link in try Self.text.matches(of: /\]\(([^)#]+)\)/) where !link.1.hasPrefix("http") {
      let target = repositoryRoot.appending(path: String(link.1)).path
      #expect(FileManager.default.fileExists(atPath: target), "\(link.1)")
    }
  }
}
