internal import Glibc

/// What system calls tell about the machine, gathered once.
///
/// Apart from the files, so that tests can put any machine together.
public struct SystemFacts: Sendable, Hashable {
  /// The machine's name in the network.
  public var hostName: String
  /// `uname -r`.
  public var kernelRelease: String
  /// `uname -m`: `x86_64`, `aarch64`, …
  public var machine: String
  /// Bytes in a base page: sysconf(_SC_PAGESIZE).
  public var pageBytes: UInt64
  /// Whether this process has the effective user id 0.
  public var isRoot: Bool

  /// Any machine, for tests.
  public init(
    hostName: String, kernelRelease: String, machine: String, pageBytes: UInt64, isRoot: Bool
  ) {
    self.hostName = hostName
    self.kernelRelease = kernelRelease
    self.machine = machine
    self.pageBytes = pageBytes
    self.isRoot = isRoot
  }

  /// This machine.
  public static func current() -> SystemFacts {
    // Neither call can fail: the buffer is ours, and _SC_PAGESIZE always has a value on Linux.
    var names = utsname()
    uname(&names)
    return SystemFacts(
      hostName: text(&names.nodename), kernelRelease: text(&names.release),
      machine: text(&names.machine), pageBytes: UInt64(clamping: sysconf(Int32(_SC_PAGESIZE))),
      isRoot: geteuid() == 0)
  }

  private static func text<Field>(_ field: inout Field) -> String {
    withUnsafeBytes(of: &field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
