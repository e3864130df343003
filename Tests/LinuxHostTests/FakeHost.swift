import Foundation
import LinuxHost
import SystemPackage

/// A directory that plays /proc, /sys and /boot, there until the tests end.
struct FakeHost {
  let directory: URL

  /// Holds all of them. Removed at exit and not with the value, since a `HostMachine` knows the path
  /// only and may outlive it.
  private static let all: URL = {
    atexit { try? FileManager.default.removeItem(at: FakeHost.place) }
    return place
  }()
  private static let place = FileManager.default.temporaryDirectory
    .appending(path: "fake-hosts-\(getpid())")

  /// - Parameter files: contents by path, such as `proc/meminfo`; a path that ends in `/` is a
  ///   directory.
  init(_ files: [String: String] = [:]) throws {
    directory = Self.all.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    for (path, text) in files { try add(path, Data(text.utf8)) }
  }

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
