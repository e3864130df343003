import Glibc
import LinuxHost
import Testing

@testable import PerfCounters

/// Opens real counters; software events exist on every Linux with perf.
@Suite(.serialized) struct LiveCountersTests {
  static let canCount: Bool = {
    var group = CounterGroup([CounterRequest("PAGE-FAULTS")])
    return group.count {}[0].outcome.value != nil
  }()
  static let hasPMU: Bool = {
    var group = CounterGroup([CounterRequest("CYCLES")])
    return group.count {}[0].outcome.value != nil
  }()

  /// Touches pages that no one has touched.
  static func touch(pages: Int) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let memory = mmap(
      nil, pages * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)!
    // A huge page would take one fault for all.
    madvise(memory, pages * page, MADV_NOHUGEPAGE)
    for index in 0..<pages {
      memory.storeBytes(of: 1, toByteOffset: index * page, as: UInt8.self)
    }
    munmap(memory, pages * page)
  }

  @Test(.enabled(if: canCount, "perf events are refused here"))
  func countsTheFaultsOfFreshPages() throws {
    var group = CounterGroup([CounterRequest("PAGE-FAULTS")])
    for pages in [1000, 200, 0] {
      let value = try #require(group.count { Self.touch(pages: pages) }[0].outcome.value)
      #expect(value >= UInt64(pages))
      #expect(value < UInt64(pages) + 100, "a reading holds its own section only")
    }
  }

  @Test(.enabled(if: canCount, "perf events are refused here"))
  func oneBadEventDoesNotVoidTheOthers() {
    var group = CounterGroup(["PAGE-FAULTS", "NO_SUCH", "CONTEXT-SWITCHES"].map { CounterRequest($0) })
    let readings = group.count { Self.touch(pages: 10); usleep(1000) }
    #expect(readings.map(\.name) == ["PAGE-FAULTS", "NO_SUCH", "CONTEXT-SWITCHES"])
    #expect((readings[0].outcome.value ?? 0) >= 10)
    #expect((readings[2].outcome.value ?? 0) >= 1)
    guard case .unavailable(let reason) = readings[1].outcome else {
      Issue.record("\(readings[1])")
      return
    }
    #expect(reason.contains("NO_SUCH"))
  }

  @Test func prints() {
    for row in CounterAvailability.all() { print(row.event.name, row.domain as Any, row.reason ?? "") }
    var group = CounterGroup(CounterEvent.usual)
    print(group.overhead())
    for reading in group.count({ Self.touch(pages: 100) }) { print(reading.label, reading.outcome, reading.rung) }
    print(Result { try CounterRequest("INSTRUCTONS").validate() }, Self.hasPMU)
  }
}
