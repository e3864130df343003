import Foundation
import Testing

@testable import LinuxHost
@testable import PerfCounters

/// Machines that aren't this one: a directory plays /proc and /sys.
struct FakeRootTests {
  /// A machine whose /proc and /sys hold these files only, while `body` runs.
  private func with<Value>(
    _ files: [String: String], _ body: (HostMachine) throws -> Value
  ) throws -> Value {
    let directory = FileManager.default.temporaryDirectory.appending(path: "counters-\(UUID())")
    defer { try? FileManager.default.removeItem(at: directory) }
    for (path, text) in files {
      let place = directory.appending(path: path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
    }
    return try body(
      HostMachine(root: HostRoot(path: directory.path(percentEncoded: false))))
  }

  @Test func aCPUOutsideTheDataHasNoSetAndKeepsTheGenericEvents() throws {
    let text = "vendor_id : NoSuchMaker\ncpu family : 99\nmodel : 1\nstepping : 0\n"
    let sets = try with(["proc/cpuinfo": text]) { CuratedCounters.all(on: $0) }
    #expect(sets.isEmpty)
    for name in ["CYCLES", "INSTRUCTIONS", "PAGE-FAULTS"] {
      #expect(try CounterLibrary().encode(name).isPresent)
    }
  }

  @Test func aKnownCPUHasItsSetAndGaps() throws {
    let text = "CPU implementer : 0x41\nCPU part : 0xd0c\n"
    let sets = try with(["proc/cpuinfo": text]) { CuratedCounters.all(on: $0) }
    #expect(sets.map(\.pmu) == ["arm_n1"])
    #expect(sets[0].events.map(\.role).contains("dtlb-walks"))
    #expect(sets[0].gaps.map(\.role).contains("tlb-flushes"))
    for gap in sets[0].gaps { #expect(!gap.reason.isEmpty) }
  }

  @Test func aMountedTracefsTellsAMistypedTracePoint() throws {
    let events = "sys/kernel/tracing/events/tlb"
    try with(["\(events)/tlb_flush/id": "7\n", "\(events)/enable": "0\n"]) { host in
      #expect(throws: Never.self) { try CounterRequest("tlb:tlb_flush").source(host.root) }
      let error = #expect(throws: CounterNameError.self) {
        try CounterRequest("tlb:tlb_flsh").source(host.root)
      }
      #expect(error?.suggestions == ["tlb:tlb_flush"])
      #expect(throws: CounterNameError.self) { try CounterRequest("no:thing").source(host.root) }
    }
    // Without tracefs nobody can tell.
    try with(["proc/cpuinfo": ""]) { host in
      #expect(throws: Never.self) { try CounterRequest("no:thing").source(host.root) }
    }
  }

  @Test(.enabled(if: LiveCountersTests.canCount, "perf events are refused here"))
  func withoutTracefsAndProcTheOtherCountersStay() throws {
    let names = ["tlb:tlb_flush", "interrupts:TLB", "PAGE-FAULTS"]
    let readings = try with(["proc/vmstat": ""]) { host in
      var group = CounterGroup(names.map { CounterRequest($0) }, host: host)
      return group.count { LiveCountersTests.touch(pages: 100) }
    }
    #expect(readings[0].outcome.value == nil)
    #expect(readings[1].outcome.value == nil)
    #expect(try #require(readings[2].outcome.value) >= 100)
  }

  @Test func anAbsentRowIsAReasonAndNoZero() throws {
    let interrupts = "       CPU0\nIPI1:  100  Function call interrupts\n"
    let names = ["interrupts:TLB", "interrupts:CAL", "vmstat:nr_tlb_remote_flush"]
    let files = ["proc/interrupts": interrupts, "proc/vmstat": "pgfault 1\n"]
    let readings = try with(files) { host in
      var group = CounterGroup(names.map { CounterRequest($0) }, host: host)
      return group.count {}
    }
    #expect(readings[1].outcome == .counted(0))
    for reading in [readings[0], readings[2]] {
      guard case .unavailable(let reason) = reading.outcome else {
        Issue.record("\(reading)")
        continue
      }
      #expect(reason.contains("of this kernel has no"))
    }
  }
}
