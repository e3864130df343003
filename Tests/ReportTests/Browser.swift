import Foundation
import Subprocess
import SystemPackage

/// Headless Chromium, as a reader opens the page.
enum Browser {
  static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// A page as it is after its scripts have run.
  struct Visit {
    let document: String
    /// What the console says, and what the page couldn't load.
    let complaints: [String]
  }

  /// Opens a file and waits until it is loaded.
  ///
  /// - Parameter fragment: what follows # in the address.
  static func visit(_ file: URL, fragment: String = "") async throws -> Visit {
    let profile = FileManager.default.temporaryDirectory.appending(path: "chromium-\(UUID())")
    defer { try? FileManager.default.removeItem(at: profile) }
    let result = try await Subprocess.run(
      .path(FilePath(path ?? "")),
      arguments: [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--user-data-dir=\(profile.path)", "--enable-logging=stderr", "--dump-dom",
        "file://\(file.path)\(fragment.isEmpty ? "" : "#" + fragment)",
      ],
      output: .string(limit: 64 << 20), error: .string(limit: 1 << 20))
    return Visit(
      document: result.standardOutput,
      complaints: result.standardError.split(separator: "\n").map(String.init).filter {
        $0.contains(":CONSOLE")
      })
  }
}
