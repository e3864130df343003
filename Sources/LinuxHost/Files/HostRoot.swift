public import SystemPackage

/// The directory under which /proc, /sys and /boot are found: `/`, or a test's own.
public struct HostRoot: Sendable, Hashable {
  /// The directory itself.
  public let directory: FilePath
  /// Where tracefs is looked for instead of its usual places; nil for those.
  public var tracing: FilePath?

  /// - Parameter directory: `/` on a real machine.
  public init(_ directory: FilePath = "/") { self.directory = directory }

  /// - Parameter path: of the directory.
  public init(path: String) { self.init(FilePath(path)) }

  /// Where `path` lies below this root.
  func location(of path: HostPath) -> FilePath {
    if let tracing, let inside = path.insideTracing { return tracing.appending(inside) }
    return directory.appending(FilePath(path.relative).components)
  }
}

extension HostPath {
  /// The names below the usual place of tracefs; nil for a path elsewhere.
  fileprivate var insideTracing: [FilePath.Component]? {
    let usual = FilePath(HostPath.tracing[0].relative).components
    let own = FilePath(relative).components
    return own.starts(with: usual) ? Array(own.dropFirst(usual.count)) : nil
  }
}
