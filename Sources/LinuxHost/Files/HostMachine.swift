internal import SystemPackage

/// A machine to be asked: where its files are, and what system calls told.
public struct HostMachine: Sendable, Hashable {
  /// Where /proc, /sys and /boot are found.
  public let root: HostRoot
  /// What system calls told.
  public let system: SystemFacts

  /// - Parameters:
  ///   - root: a test's directory, or `/`.
  ///   - system: a test's machine, or this one as the calling thread sees it.
  public init(root: HostRoot = HostRoot(), system: SystemFacts = .current()) {
    self.root = root
    self.system = system
  }

  /// The same machine with its tracefs at another place.
  public func tracing(at path: String) -> HostMachine {
    var root = root
    root.tracing = FilePath(path)
    return HostMachine(root: root, system: system)
  }
}
