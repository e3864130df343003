import Foundation
import TestSupport
import Testing

/// Standard output that is closed, full or left by its reader takes no measurement with it.
@Suite struct StreamTests {
  /// Runs a shell line in which $HVO is the tool and $FILE a file that doesn't exist yet.
  private func shell(_ line: String) async throws -> (run: Tool.Run, json: Data?) {
    let file = URL.temporaryDirectory.appending(path: "hvo-stream-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try await Tool.shell(line, environment: ["FILE": file.path])
    return (run, try? Data(contentsOf: file))
  }

  private func expectResult(_ json: Data?) throws {
    let value = try JSONSerialization.jsonObject(with: try #require(json)) as? [String: Any]
    #expect((value?["savings"] as? [Any])?.count == 2)
  }

  @Test(arguments: [">&-", "<&- >&-", "<&- >&- 2>&-"])
  func closedStreams(redirections: String) async throws {
    let (run, json) = try await shell(#""$HVO" calc --count 1 --output "$FILE" \#(redirections)"#)
    #expect(run.code == 2)
    try expectResult(json)
    if !redirections.contains("2>") {
      #expect(run.errors.contains("standard output: Bad file descriptor"), "\(run.errors)")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullStandardOutput() async throws {
    let (run, json) = try await shell(#""$HVO" calc --count 1 --output "$FILE" >/dev/full"#)
    #expect(run.code == 2)
    #expect(run.errors.contains("cannot write standard output"))
    try expectResult(json)
  }

  /// Help, version and restore are answers too: who didn't get them is told.
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: ["--help", "calc --help", "--version", "restore"])
  func answersThatCannotBeWritten(arguments: String) async throws {
    let (run, _) = try await shell(
      #"HVO_BENCH_JOURNAL="$FILE" "$HVO" \#(arguments) >/dev/full"#)
    #expect(run.code == 2, "\(arguments)")
    #expect(run.errors.contains("cannot write standard output"), "\(run.errors)")
    let heard = try await Tool.shell(
      #"HVO_BENCH_JOURNAL=/no/such "$HVO" \#(arguments)"#)
    #expect(heard.code == 0 && !heard.output.isEmpty && heard.errors.isEmpty, "\(heard)")
  }

  /// The reader is gone before the tool starts writing.
  @Test(arguments: ["text", "json", "csv", "markdown"])
  func aReaderThatLeavesIsNoFailure(format: String) async throws {
    let (run, json) = try await shell(
      #"""
      { sleep 0.3; "$HVO" calc --count 1 --output "$FILE" --format \#(format)
        echo "rc $?" >&2; } | true
      """#)
    #expect(run.errors.hasSuffix("rc 0\n"), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 2, "\(run.errors)")
    try expectResult(json)
  }

  /// The gallery's kernel result without its times: the other sections have no picture.
  @Test func aResultWithNothingToDrawSaysSo() async throws {
    let gallery = repositoryRoot.appending(path: "plots/gallery/kernel.json")
    var json = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: gallery)) as? [String: Any])
    for key in ["kernelTimings", "kernelCosts"] { json[key] = [Any]() }
    let file = URL.temporaryDirectory.appending(path: "hvo-bare-\(UUID().uuidString).json")
    try JSONSerialization.data(withJSONObject: json).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let result = file.path
    let pictures = URL.temporaryDirectory.appending(path: "hvo-none-\(UUID().uuidString)")
    let run = try await Tool.run(["plot", result, "--directory", pictures.path])
    #expect(run.code == 0)
    #expect(run.errors.contains("no pictures: the result holds no savings"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: pictures.path))
  }

  @Test func anEmptyOrDoubledOutputIsRefused() async throws {
    for (arguments, named) in [
      (["--output", ""], "--output ''"), (["--plots", ""], "--plots ''"),
      (["--output", "-"], "--format json"),
    ] {
      let run = try await Tool.run(["calc", "--count", "1"] + arguments)
      #expect(run.code == 64)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains(named), "\(run.errors)")
    }
  }
}
