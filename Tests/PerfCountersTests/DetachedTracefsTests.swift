import Foundation
import Glibc
import LinuxHost
import Testing

@testable import PerfCounters

/// One after the other: a descriptor number is used again once it is closed.
@Suite(.serialized) struct DetachedTracefsTests {
  /// Whether this process may make a mount; the same question to the kernel, by mount(2).
  private static let isAllowed: Bool = { (try? DetachedTracefs()) != nil }()

  private var mounts: String {
    get throws { try String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8) }
  }

  @Test(.enabled(if: isAllowed, "needs root and tracefs in the kernel"))
  func findsTracePointsAndMountsNothingThatShows() throws {
    let before = try mounts
    let own = try DetachedTracefs()
    let host = own.reached(from: HostMachine())
    #expect(Tracepoint.siblings(in: "sched", host.root)?.contains("sched_switch") == true)
    guard case .known(let number) = Tracepoint.identifier("sched", "sched_switch", host) else {
      Issue.record("no sched:sched_switch")
      return
    }
    #expect(number > 0)
    #expect(try mounts == before)
    _ = consume own
  }

  @Test(.enabled(if: isAllowed, "needs root and tracefs in the kernel"))
  func countsATracePoint() throws {
    // sched_yield() alone doesn't switch; sleeping does, so each sleep is one sched_switch at least.
    let readings = DetachedTracefs.with(HostMachine(), isAllowed: true) { host in
      var group = CounterGroup([CounterRequest("sched:sched_switch")], host: host)
      return group.count { for _ in 0..<5 { usleep(1000) } }
    }
    #expect(readings[0].rung == .tracepoint)
    #expect((readings[0].outcome.value ?? 0) >= 5, "\(readings[0].outcome)")
  }

  @Test func withoutPermissionTheReasonIsTheOldOne() {
    let root = HostRoot(path: "/nonexistent-machine")
    let readings = DetachedTracefs.with(HostMachine(root: root), isAllowed: false) { host in
      var group = CounterGroup([CounterRequest("sched:sched_switch")], host: host)
      return group.count {}
    }
    guard case .unavailable(let reason) = readings[0].outcome else {
      Issue.record("\(readings[0].outcome)")
      return
    }
    #expect(reason.contains("tracefs"))
  }

  @Test func theMountIsGoneWithTheValue() throws {
    guard let own = try? DetachedTracefs() else { return }
    let host = own.reached(from: HostMachine())
    #expect(Tracepoint.siblings(in: "sched", host.root) != nil)
    _ = consume own
    #expect(Tracepoint.siblings(in: "sched", host.root) == nil)
  }
}
