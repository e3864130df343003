import Glibc
import Testing

@testable import LinuxHost
@testable import PerfCounters

/// Opens real counters; software events exist on every Linux whose perf isn't forbidden.
@Suite(.serialized) struct LiveCountersTests {
  static let canCount = opens("PAGE-FAULTS")
  static let hasPMU = opens("CYCLES")
  static let seesKernel = opens("PAGE-FAULTS", .kernel)
  static let online = HostCPUs(of: HostMachine()).online.value?.ids ?? []
  static let seesOthers = opens("PAGE-FAULTS", .all, scope: .cpus(online))

  static func opens(
    _ name: String, _ domain: CounterDomain = .all, scope: CounterScope = .thisThread
  ) -> Bool {
    var group = CounterGroup([CounterRequest(name, domain)], scope: scope)
    return group.count {}[0].outcome.value != nil
  }

  /// Touches pages that no one has touched, from user mode.
  static func touch(pages: Int) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    guard pages > 0 else { return }
    let memory = mmap(
      nil, pages * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)!
    // A huge page would take one fault for all.
    madvise(memory, pages * page, MADV_NOHUGEPAGE)
    for index in 0..<pages { memory.storeBytes(of: 1, toByteOffset: index * page, as: UInt8.self) }
    munmap(memory, pages * page)
  }

  /// Has the kernel touch fresh pages: a read into each from /dev/zero faults in kernel mode.
  static func touchInKernel(pages: Int) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let memory = mmap(
      nil, pages * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)!
    madvise(memory, pages * page, MADV_NOHUGEPAGE)
    let zero = open("/dev/zero", O_RDONLY)
    for index in 0..<pages { read(zero, memory + index * page, 1) }
    close(zero)
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
  func taskClockGoesOn() throws {
    var group = CounterGroup([CounterRequest("TASK-CLOCK")])
    let value = try #require(group.count { Self.touch(pages: 500) }[0].outcome.value)
    #expect(value > 0)
  }

  @Test(.enabled(if: canCount, "perf events are refused here"))
  func oneBadEventDoesNotVoidTheOthers() {
    var group = CounterGroup(
      ["PAGE-FAULTS", "NO_SUCH", "CONTEXT-SWITCHES"].map { CounterRequest($0) })
    let readings = group.count {
      Self.touch(pages: 10)
      usleep(1000)
    }
    #expect(readings.map(\.name) == ["PAGE-FAULTS", "NO_SUCH", "CONTEXT-SWITCHES"])
    #expect((readings[0].outcome.value ?? 0) >= 10)
    guard case .unavailable(let reason) = readings[1].outcome else {
      Issue.record("\(readings[1])")
      return
    }
    #expect(reason.contains("NO_SUCH"))
    // Switches happen in kernel mode: without permission for it there is no figure, and not 0.
    if Self.seesKernel {
      #expect((readings[2].outcome.value ?? 0) >= 1)
    } else {
      #expect(readings[2].outcome.value == nil)
    }
  }

  @Test(.enabled(if: !hasPMU, "this machine has a PMU"))
  func withoutPMUCyclesHaveAReason() {
    var group = CounterGroup([CounterRequest("CYCLES"), CounterRequest("PAGE-FAULTS")])
    let readings = group.count { Self.touch(pages: 10) }
    #expect(readings[0].outcome.value == nil)
    if Self.canCount { #expect((readings[1].outcome.value ?? 0) >= 10) }
    guard case .unavailable(let reason) = readings[0].outcome else { return }
    #expect(!reason.isEmpty)
  }

  @Test(.enabled(if: hasPMU, "no PMU here"))
  func instructionsGrowWithWork() throws {
    var group = CounterGroup([CounterRequest("INSTRUCTIONS", .user)])
    let few = try #require(group.count { Self.touch(pages: 10) }[0].outcome.value)
    let many = try #require(group.count { Self.touch(pages: 10000) }[0].outcome.value)
    #expect(many > few)
  }

  @Test(.enabled(if: seesKernel, "kernel work can't be counted here"))
  func userAndKernelAddUp() throws {
    var group = CounterGroup([.init("PAGE-FAULTS", .user), .init("PAGE-FAULTS", .kernel)])
    let user = group.count { Self.touch(pages: 300) }.map(\.outcome.value)
    #expect(try #require(user[0]) >= 300)
    #expect(try #require(user[1]) < 100)
    let kernel = group.count { Self.touchInKernel(pages: 300) }.map(\.outcome.value)
    #expect(try #require(kernel[1]) >= 300)
    #expect(try #require(kernel[0]) < 100)
  }

  @Test(.enabled(if: canCount, "perf events are refused here"))
  func aModeThatTheKernelDoesNotTellApartIsRefused() {
    let requests = [
      CounterRequest("TASK-CLOCK", .user), .init("TASK-CLOCK", .kernel),
      .init("CONTEXT-SWITCHES", .user), .init("CPU-MIGRATIONS", .user),
    ]
    var group = CounterGroup(requests + [.init("TASK-CLOCK")])
    let readings = group.count { usleep(1000) }
    for reading in readings.prefix(requests.count) { #expect(reading.outcome.value == nil) }
    // Both modes, whether or not kernel work may be watched.
    #expect(readings[4].label == "TASK-CLOCK")
    #expect(readings[4].outcome.value != nil)
  }

  @Test(.enabled(if: canCount, "perf events are refused here"))
  func modifiersInALongNameAreHonoured() throws {
    var group = CounterGroup([CounterRequest("PAGE-FAULTS:u=1:k=0")])
    let reading = group.count { Self.touchInKernel(pages: 300) }[0]
    #expect(reading.domain == .user)
    #expect(try #require(reading.outcome.value) < 100)
  }

  @Test(.enabled(if: canCount && !seesKernel, "kernel work can be counted here"))
  func withoutPermissionUserOnlyIsLabelled() {
    var group = CounterGroup([.init("PAGE-FAULTS"), .init("PAGE-FAULTS", .kernel)])
    let readings = group.count { Self.touch(pages: 10) }
    #expect(readings[0].label == "PAGE-FAULTS:u")
    #expect(readings[1].label == "PAGE-FAULTS:k")
    #expect(readings[1].outcome.value == nil)
  }

  @Test(.enabled(if: seesOthers, "other CPUs can't be watched here"))
  func aScopeOfCPUsSeesWhereverTheThreadRuns() throws {
    var group = CounterGroup([CounterRequest("PAGE-FAULTS")], scope: .cpus(Self.online))
    let value = try #require(group.count { Self.touch(pages: 1000) }[0].outcome.value)
    #expect(value >= 1000)
  }

  @Test(.enabled(if: canCount, "perf events are refused here"))
  func childrenAreCountedOnlyIfAskedFor() throws {
    func faults(_ scope: CounterScope) throws -> UInt64 {
      var group = CounterGroup([CounterRequest("PAGE-FAULTS")], scope: scope)
      return try #require(
        group.count { Self.inThread { Self.touch(pages: 2000) } }[0].outcome.value)
    }
    #expect(try faults(.thisThreadAndChildren) >= 2000)
    #expect(try faults(.thisThread) < 2000)
  }

  @Test func aCPUThatIsNotThereIsAReason() {
    var group = CounterGroup(
      [CounterRequest("PAGE-FAULTS")], scope: .cpus([(Self.online.max() ?? 0) + 5000]))
    #expect(group.count {}[0].outcome.value == nil)
    var none = CounterGroup([CounterRequest("PAGE-FAULTS")], scope: .cpus([]))
    #expect(none.count {}[0].outcome.value == nil)
  }

  @Test func stopBeforeStartIsNoFigure() {
    var group = CounterGroup([CounterRequest("PAGE-FAULTS"), CounterRequest("interrupts:CAL")])
    for reading in group.stop() { #expect(reading.outcome.value == nil) }
  }

  @Test func descriptorsAreClosed() throws {
    func descriptors() throws -> Int { try HostRoot().entries(of: HostPath("proc/self/fd")).count }
    let before = try descriptors()
    for _ in 0..<50 { _ = Self.opens("PAGE-FAULTS") }
    // Other tests may open a few meanwhile.
    #expect(try descriptors() < before + 40)
  }

  @Test func overheadIsMeasuredForWhatCounts() {
    var group = CounterGroup([CounterRequest("PAGE-FAULTS"), CounterRequest("NO_SUCH")])
    let overhead = group.overhead()
    #expect(overhead.nanoseconds > 0)
    #expect(overhead.counts.count == 2)
    #expect(overhead.counts[1] == nil)
    #expect((overhead.counts[0] != nil) == Self.canCount)
  }

  @Test func everyEventOfTheTableCountsOrSaysWhyNot() {
    let rows = CounterAvailability.all()
    #expect(rows.map(\.name) == CounterEvent.all.map(\.name))
    for row in rows where row.domain == nil { #expect(row.reason?.isEmpty == false) }
  }

  private static func inThread(_ work: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
      let work: @Sendable () -> Void
      init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Box(work)).toOpaque()
    pthread_create(
      &thread, nil,
      { box in
        Unmanaged<Box>.fromOpaque(box!).takeRetainedValue().work()
        return nil
      }, box)
    pthread_join(thread, nil)
  }
}
