internal import LinuxHost

/// Trace points by the numbers that tracefs gives them.
enum Tracepoint {
  /// The number for perf_event_open, or why there is none.
  static func identifier(_ system: String, _ event: String, _ host: HostMachine) -> Fact<UInt64> {
    let root = host.root
    for tracing in HostPath.tracing {
      do {
        return .known(try root.number(in: .tracepoint(system, event, under: tracing)))
      } catch {
        if !error.isAbsent { return .unknown(error.description) }
        if root.exists(.events(under: tracing)) {
          return .unknown("this kernel has no trace point \(system):\(event)")
        }
      }
    }
    return .unknown(
      host.system.isRoot
        ? "tracefs isn't there: mount -t tracefs tracefs \(HostPath.tracing[0])"
        : "trace points need root")
  }

  /// The trace points of a system; nil if tracefs can't be read, empty if it has no such system.
  static func siblings(in system: String, _ root: HostRoot) -> [String]? {
    for tracing in HostPath.tracing {
      let events = HostPath.events(under: tracing)
      guard root.exists(events), (try? root.entries(of: events)) != nil else { continue }
      let entries = (try? root.entries(of: .tracepoints(of: system, under: tracing))) ?? []
      return entries.filter { $0 != "enable" && $0 != "filter" }
    }
    return nil
  }
}
