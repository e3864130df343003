import Foundation
import LinuxHost
import SystemPackage

/// A directory that plays /sys, removed with the value's last use or left to the system's cleaning.
final class FakeDirectory {
  let root: HostRoot
  let url: URL

  init(_ files: [String: String]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "stop-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (path, text) in files {
      let file = url.appending(path: path)
      try FileManager.default.createDirectory(
        at: path.hasSuffix("/") ? file : file.deletingLastPathComponent(),
        withIntermediateDirectories: true)
      if !path.hasSuffix("/") { try Data(text.utf8).write(to: file) }
    }
    root = HostRoot(FilePath(url.path(percentEncoded: false)))
  }
}
