import Foundation
import Subprocess
import SystemPackage

/// The built `hvo-bench`, run as a user runs it.
public enum Tool {
  /// What one run left behind.
  public struct Run: Sendable {
    /// Exit code; nil if a signal ended it (a trap).
    public let code: Int32?
    public let output: String
    public let errors: String
  }

  /// Runs the tool.
  ///
  /// - Parameters:
  ///   - arguments: as typed after `hvo-bench`.
  ///   - environment: variables set beside the inherited ones.
  public static func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> Run {
    try await run(path, Arguments(arguments), environment)
  }

  /// Runs a line of sh(1) in which `$HVO` is the tool: for redirections, pipes and signals.
  public static func shell(
    _ line: String, environment: [String: String] = [:]
  ) async throws -> Run {
    try await run(
      "/bin/sh", ["-c", line], environment.merging(["HVO": path]) { mine, _ in mine })
  }

  /// Runs a script of `scripts/` with the built tool as its program.
  public static func script(_ name: String, _ arguments: [String]) async throws -> Run {
    let script = repositoryRoot.appending(path: "scripts/\(name)").path
    return try await run(script, Arguments(arguments), ["HVO_BENCH": path])
  }

  private static func run(
    _ executable: String, _ arguments: Arguments, _ environment: [String: String]
  ) async throws -> Run {
    var values: [Environment.Key: String?] = [:]
    for (key, value) in environment { values[Environment.Key(rawValue: key)!] = value }
    let result = try await Subprocess.run(
      .path(FilePath(executable)), arguments: arguments,
      environment: .inherit.updating(values),
      output: .string(limit: 16 << 20), error: .string(limit: 1 << 20))
    let code: Int32? = if case .exited(let code) = result.terminationStatus { code } else { nil }
    return Run(
      code: code, output: result.standardOutput, errors: result.standardError)
  }

  /// The executable that was built together with the running tests.
  public static var path: String {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: tests ?? "").deletingLastPathComponent()
      .appending(path: "hvo-bench").path
  }
}
