internal import CPerfCounters
internal import Glibc
public import LinuxHost

/// The trace points of a machine whose tracefs isn't mounted: a mount of this process's own.
///
/// It hangs in no directory tree, so nobody else sees it and nothing is left to undo: it ends with
/// this value or with the process (fsmount(2), since v5.2; needs CAP_SYS_ADMIN). Trace points are
/// only looked up in it; nothing is traced.
public struct DetachedTracefs: ~Copyable {
  private let directory: Int32

  /// - Throws: why there can't be one: no root, no tracefs in this kernel, forbidden by lockdown.
  public init() throws(HostError) {
    let result = hvo_detached_tracefs()
    guard result >= 0 else { throw HostError("tracefs", .system(-result)) }
    directory = result
  }

  deinit { close(directory) }

  /// The machine with trace points that can be counted, for as long as this value lives.
  public func reached(from host: HostMachine) -> HostMachine {
    host.tracing(at: "/proc/self/fd/\(directory)")
  }

  /// Runs `body` with trace points wherever they can be had without changing anything that others
  /// see: tracefs as it is mounted, else a detached mount where that is allowed.
  ///
  /// - Parameters:
  ///   - isAllowed: whether a detached mount may be made.
  ///   - body: gets the machine for `CounterGroup`; without tracefs its readings say why.
  public static func with<Value: ~Copyable, Failure: Error>(
    _ host: HostMachine, isAllowed: Bool = true, _ body: (HostMachine) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let isMounted = HostPath.tracing.contains { host.root.exists(.events(under: $0)) }
    guard isAllowed, !isMounted, let own = try? DetachedTracefs() else { return try body(host) }
    let value = try body(own.reached(from: host))
    _ = consume own
    return value
  }
}
