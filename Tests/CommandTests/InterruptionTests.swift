import Foundation
import TestSupport
import Testing

/// Signals in the middle of measuring: what was finished is kept, and marked as part of a whole.
@Suite struct InterruptionTests {
  /// Sends once the handlers are there (SIGTERM is the bit 0x4000 of SigCgt): before, nothing has
  /// been measured and the signal just ends the process.
  private static let line = #"""
    "$HVO" barriers --output "$FILE" >/dev/null 2>&1 & pid=$!
    until grep -qE '^SigCgt:.*[4-7c-f][0-9a-f]{3}$' /proc/$pid/status; do sleep 0.05; done
    SEND; wait $pid; echo "rc $?"
    """#

  private func interrupted(_ send: String) async throws -> (output: String, file: [String: Any]?) {
    let file = URL.temporaryDirectory.appending(path: "hvo-signal-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    // A shell starts background jobs with SIGINT ignored.
    let line = Self.line.replacing("SEND", with: send)
      .replacing("\"$HVO\"", with: "env --default-signal=INT \"$HVO\"")
    let run = try await Tool.shell(line, environment: ["FILE": file.path])
    let json = try? JSONSerialization.jsonObject(with: Data(contentsOf: file))
    return (run.output, json as? [String: Any])
  }

  @Test(arguments: [
    ("kill -INT $pid", "SIGINT", 130), ("kill -TERM $pid", "SIGTERM", 143),
    ("kill -HUP $pid", "SIGHUP", 129),
    // timeout(1), sudo(8) and terminals deliver one signal twice.
    ("kill -TERM $pid; kill -TERM $pid", "SIGTERM", 143),
    ("kill -INT $pid; kill -INT $pid", "SIGINT", 130),
  ])
  func whatWasMeasuredIsKept(send: String, name: String, code: Int) async throws {
    let (output, file) = try await interrupted(send)
    let value = try #require(file)
    #expect(output.contains("rc \(code)"), "\(output)")
    #expect(value["incompleteReason"] as? String == "stopped by \(name)")
    #expect(value["host"] != nil)
  }

  @Test func anIgnoredSignalStaysIgnored() async throws {
    let run = try await Tool.shell(
      "trap '' HUP; " + Self.line.replacing("SEND", with: "kill -HUP $pid"),
      environment: ["FILE": "/dev/null"])
    #expect(run.output == "rc 0\n")
  }
}
