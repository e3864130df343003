import Foundation

/// A program of others that a test asks, fed through files so that no pipe can fill up.
public struct OtherProgram: Sendable {
  /// Path of the executable.
  public let path: String

  /// The first of these names that is executable: paths, or names looked up in PATH.
  public init?(_ names: String...) {
    let directories = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let paths = names.flatMap { name in
      name.contains("/") ? [name] : directories.map { "\($0)/\(name)" }
    }
    guard let found = paths.first(where: FileManager.default.isExecutableFile) else { return nil }
    path = found
  }

  /// It ended with another code than 0.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// Runs it to the end and gives what it printed.
  public func run(_ arguments: [String], input: String = "") throws -> String {
    let base = FileManager.default.temporaryDirectory.appending(path: "program-\(UUID())")
    let files = ["in", "out", "err"].map { base.appendingPathExtension($0) }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    try Data(input.utf8).write(to: files[0])
    try Data().write(to: files[1])
    try Data().write(to: files[2])
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let errors = try String(contentsOf: files[2], encoding: .utf8)
      throw Failure(
        description: "\(path) ended with \(process.terminationStatus): \(errors.prefix(2000))")
    }
    return try String(contentsOf: files[1], encoding: .utf8)
  }
}
