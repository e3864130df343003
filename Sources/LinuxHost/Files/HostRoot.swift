public import SystemPackage

/// The directory under which /proc, /sys and /boot are found: `/`, or a test's own.
public struct HostRoot: Sendable, Hashable {
  /// The directory itself.
  public let directory: FilePath

  /// - Parameter directory: `/` on a real machine.
  public init(_ directory: FilePath = "/") { self.directory = directory }

  /// - Parameter path: of the directory.
  public init(path: String) { self.init(FilePath(path)) }

  /// Where `path` lies below this root.
  func location(of path: HostPath) -> FilePath {
    directory.appending(FilePath(path.relative).components)
  }
}
