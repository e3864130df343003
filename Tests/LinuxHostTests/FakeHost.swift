import Foundation
import LinuxHost
import SystemPackage

/// A directory that plays /proc, /sys and /boot; removed with the value.
final class FakeHost {
  let directory: URL

  /// - Parameter files: contents by path, such as `proc/meminfo`; a path that ends in `/` is a
  ///   directory.
  init(_ files: [String: String] = [:]) throws {
    directory = FileManager.default.temporaryDirectory
      .appending(path: "fake-host-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    for (path, text) in files { try add(path, Data(text.utf8)) }
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// Adds one file, or a directory if the path ends in `/`.
  func add(_ path: String, _ contents: Data) throws {
    let place = directory.appending(path: path)
    let parent = path.hasSuffix("/") ? place : place.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    if !path.hasSuffix("/") { try contents.write(to: place) }
  }

  /// The machine, x86_64 with 4 KiB pages unless said otherwise.
  func host(
    release: String = "6.12.1", machine: String = "x86_64", pageBytes: UInt64 = 4096,
    isRoot: Bool = true
  ) -> HostMachine {
    HostMachine(
      root: HostRoot(FilePath(directory.path(percentEncoded: false))),
      system: SystemFacts(
        hostName: "fake", kernelRelease: release, machine: machine, pageBytes: pageBytes,
        isRoot: isRoot))
  }
}
