import Foundation
import TestSupport

/// Programs of others that read what we write, called through Debian's Python.
enum Python {
  private static let interpreter = "/usr/bin/python3"

  /// Whether a module can be imported.
  static func has(_ module: String) -> Bool {
    (try? execute(["-c", "import \(module)"], input: "")) != nil
  }

  /// google/benchmark's tools where Debian's libbenchmark-tools puts them.
  static let hasGoogleBenchmark =
    FileManager.default.fileExists(atPath: "/usr/share/benchmark/gbench/report.py") && has("json")

  /// Runs a script beside the tests; it gets the input and prints a JSON object.
  static func run(_ script: String, input: String) throws -> [String: Any] {
    let path = repositoryRoot.appending(path: "Tests/ReportTests/\(script)").path
    let output = try execute([path], input: input)
    return try JSONSerialization.jsonObject(with: output) as? [String: Any] ?? [:]
  }

  private struct Failure: Error { let text: String }

  private static func execute(_ arguments: [String], input: String) throws -> Data {
    let file = FileManager.default.temporaryDirectory.appending(path: "python-\(UUID())")
    try Data(input.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: interpreter)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(text: "\(arguments) exited with \(process.terminationStatus)")
    }
    return data
  }
}
