import Foundation
import LinuxHost
import Measurement
import TestSupport
import Testing

@testable import MachineStop

/// Runs on a kernel in memory: what is written, and that the rest goes on; nothing is stopped.
@Suite(.serialized) struct StopRunTests {
  static let cpus = HostCPUs(of: HostMachine()).usable.value?.ids ?? [0]
  static let rate = CounterRate(hertz: 1e9, .cpu)!

  private func run(
    _ kernel: FakeKernel, _ methods: Set<StopMethod>, cpus: [Int] = cpus,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> (report: StopReport, restored: [Restoration]) {
    let clocks = "sys/devices/system/clocksource/clocksource0"
    let fake = try FakeDirectory([
      "\(clocks)/current_clocksource": "tsc", "\(clocks)/available_clocksource": "tsc kvm-clock",
      "sys/devices/system/cpu/cpu\(cpus.last ?? 1)/online": "1",
      "sys/kernel/mm/hugepages/": "",
    ])
    var plan = StopPlan(methods, cpus: cpus, on: fake.root)
    plan.writes = 8
    let journal = JournalFile(path: fake.url.appending(path: "state/journal.json").path)
    var change = try SystemChange.begin(
      changing: plan.settings, file: journal, root: fake.root, files: kernel)
    let report = StopRun(plan, rate: Self.rate, isCancelled: isCancelled).run(change)
    return (report, try change.end())
  }

  @Test func theClocksourceGoesToAndFroAndComesBack() throws {
    let kernel = FakeKernel()
    let (report, restored) = try run(kernel, [.clocksource])
    #expect(report.problems.isEmpty)
    #expect(report.timings.map(\.action) == [.clocksourceChange, .clocksourceControl])
    #expect(report.timings.map(\.times.count) == [8, 8])
    // Each change is followed by its control, which writes the same name.
    let names = kernel.writes.compactMap { $0.split(separator: "=").last.map(String.init) }
    #expect(Array(names.prefix(4)) == ["kvm-clock", "kvm-clock", "tsc", "tsc"])
    #expect(kernel.value(.clocksource) == "tsc")
    #expect(restored.filter { !$0.isExact } == [])
    if Self.cpus.count > 1 {
      // The first and the last CPU are watched while the other one writes.
      let watched = report.timings[0].standstills.map(\.cpu)
      #expect(watched.contains(Self.cpus[0]) && watched.contains(Self.cpus[Self.cpus.count - 1]))
      for one in report.timings[0].standstills {
        #expect(one.times.count + one.unobserved <= 8)
        #expect(one.times.count + one.unobserved > 0)
      }
    }
  }

  @Test func aRefusedWriteSaysSoAndTheRestGoesOn() throws {
    let kernel = FakeKernel(values: [.cpuOnline(Self.cpus.last ?? 1): "1"])
    let begun = try run(kernel, [.clocksource, .cpuOffline])
    #expect(begun.report.problems.isEmpty || Self.cpus.count < 2)
    let stubborn = FakeKernel(values: [.cpuOnline(Self.cpus.last ?? 1): "1"])
    // Refused only after the look at it: between begin and the first write.
    stubborn.change { $0.writesLeft = 0 }
    let (report, _) = try run(stubborn, [.clocksource, .cpuOffline])
    #expect(report.timings.isEmpty)
    #expect(report.problems.map(\.method).contains(.clocksource))
    #expect(!report.problems.map(\.reason).contains(""))
  }

  @Test(.enabled(if: cpus.count > 1, "needs two CPUs"))
  func aCPUGoesAndComesBack() throws {
    let last = try #require(Self.cpus.last)
    let kernel = FakeKernel(values: [.cpuOnline(last): "1"])
    let (report, restored) = try run(kernel, [.cpuOffline])
    #expect(report.timings.map(\.action) == [.cpuOffline, .cpuOnline, .cpuControl])
    #expect(report.timings.map(\.times.count) == [5, 5, 5])
    #expect(kernel.value(.cpuOnline(last)) == "1")
    #expect(restored.map(\.outcome) == [.unchanged])
    // Nobody watches the CPU that goes.
    #expect(!report.timings.flatMap(\.standstills).map(\.cpu).contains(last))
  }

  @Test func stoppedBeforeItBeganWritesNothingButTheWayBack() throws {
    let kernel = FakeKernel()
    let (report, _) = try run(kernel, [.clocksource], isCancelled: { true })
    #expect(report.timings.flatMap(\.times) == [])
    #expect(kernel.writes.isEmpty)
  }
}
