import Foundation
import TestSupport
import Testing

/// System calls that a container refuses: each gives its reason, and the rest goes on.
@Suite(.serialized) struct DeniedCallsTests {
  static let hasFilter: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", Self.script, "membarrier", "/bin/true"]
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
  static let script = repositoryRoot.appending(path: "Tests/CommandTests/deny_syscalls.py").path

  private func barriers(denying calls: String, _ options: String) async throws -> (
    rows: [[String: Any]], run: Tool.Run
  ) {
    let run = try await Tool.shell(
      "python3 \(Self.script) \(calls) $HVO barriers --format json \(options)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return (((object as? [String: Any])?["barriers"] as? [[String: Any]]) ?? [], run)
  }

  @Test(.enabled(if: hasFilter, "needs python3 and permission to install a seccomp filter"))
  func aRefusedBarrierSaysSoAndTheOthersAreMeasured() async throws {
    let (rows, run) = try await barriers(
      denying: "membarrier,perf_event_open", "--only barrier,floor")
    #expect(run.code == 0)
    let denied = rows.filter { ($0["id"] as? String)?.hasPrefix("membarrier") == true }
    #expect(denied.count >= 4)
    for row in denied {
      let reason = row["failure"] as? String ?? ""
      let isOfOneCPU = reason.contains("no remote CPU")
      #expect(
        isOfOneCPU || reason.contains("membarrier") && reason.contains("seccomp"), "\(reason)")
    }
    let floor = rows.filter { $0["kind"] as? String == "floor" }
    #expect(floor.count == 8)
    for row in floor { #expect(row["failure"] == nil) }
  }

  @Test(.enabled(if: hasFilter, "needs python3 and permission to install a seccomp filter"))
  func withoutPinningEveryRowSaysWhyNot() async throws {
    let (rows, run) = try await barriers(
      denying: "sched_setaffinity", "--only stop-like,floor --no-count-flushes")
    #expect(run.code == 0)
    #expect(!rows.isEmpty)
    for row in rows {
      let reason = row["failure"] as? String ?? ""
      #expect(reason.contains("sched_setaffinity") || reason.contains("no remote CPU"), "\(reason)")
    }
  }
}
