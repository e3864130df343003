import TestSupport
import Testing

@Suite struct HelpTests {
  @Test func helpOfTheRoot() async throws {
    let run = try await Tool.run(["--help"])
    #expect(run.code == 0)
    #expect(run.output.contains("hvo-bench"))
  }

  @Test func unknownOptionIsOneLineAndAUsageError() async throws {
    let run = try await Tool.run(["--no-such-option"])
    #expect(run.code == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("--no-such-option"))
  }
}
