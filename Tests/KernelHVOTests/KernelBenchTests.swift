import Foundation
import Glibc
import HugeTLB
import LinuxHost
import Synchronization
import TestSupport
import Testing

@testable import KernelHVO

/// Whole runs on a kernel in memory: what it gets, what it leaves, how it ends.
struct KernelBenchTests {
  private let place = PoolPlace(.m2)

  private func run(
    _ kernel: FakeKernel, count: UInt64 = 8, _ files: [String: String?] = [:],
    cancelAfter: Int = .max
  ) throws -> (report: KernelReport, restored: [Restoration]) {
    var plan = Self.plan(count)
    plan.base = .init(.m2, count: 2)
    let asked = Counter()
    return try measure(
      plan, on: kernel, FakeMachine(files), isCancelled: { asked.next() > cancelAfter })
  }

  private static func plan(_ count: UInt64 = 8) -> KernelPlan {
    var plan = KernelPlan(loads: [.init(.m2, count: count)])
    plan.rounds = 2
    return plan
  }

  /// A run on a machine of its own.
  ///
  /// - Parameters:
  ///   - begun: called once the journal is written.
  ///   - measured: called before everything is put back.
  private func measure(
    _ plan: KernelPlan = plan(), on kernel: FakeKernel, _ machine: FakeMachine? = nil,
    begun: () -> Void = {}, measured: () -> Void = {},
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> (report: KernelReport, restored: [Restoration]) {
    let machine = try machine ?? FakeMachine()
    let journal = JournalFile(path: machine.directory.appending(path: "journal.json").path)
    var change = try SystemChange.begin(
      changing: plan.settings, file: journal, root: machine.host.root, files: kernel)
    begun()
    let report = KernelBench(
      plan, on: machine.host, files: kernel, model: FakeMachine.model, isCancelled: isCancelled
    ).run(change)
    measured()
    return (report, try change.end())
  }

  private final class Counter: Sendable {
    private let value = Atomic<Int>(0)
    func next() -> Int { value.add(1, ordering: .relaxed).newValue }
  }

  // G1.
  @Test func figuresUseWhatWasGot() throws {
    let kernel = FakeKernel(pools: [place: .init(capacity: 9)])
    let (report, restored) = try run(kernel)
    // Two of the nine are the base.
    let all = report.timings.filter { $0.subject.batch == 8 && $0.subject.operation == .allocate }
    #expect(all.count == 2)
    for timing in all { #expect(Set(timing.rounds.map(\.pages)) == [7]) }
    #expect(report.isPartial)
    #expect(report.notes.contains { $0.fact.contains("asked for 8 pages, got 7") })
    #expect(restored.allSatisfy { $0.isExact })
  }

  /// All counts of which nothing was got are in one note.
  @Test func memoryInPiecesIsSaidOnce() throws {
    let counters = "nr_memmap_pages 10\nnr_memmap_boot_pages 100\n"
    let (report, _) = try run(
      FakeKernel(pools: [place: .init(capacity: 0)]), count: 100, ["proc/vmstat": counters])
    let notes = report.notes.filter { $0.fact.contains("no page could be allocated") }
    #expect(notes.map(\.fact).count == 1)
    #expect(
      notes.first?.fact.contains("2M: no page could be allocated when 1, 7, 64 or 100") == true)
    #expect(report.isPartial)
  }

  /// On one CPU an observer would see the scheduler.
  @Test func withoutAnotherCPUNobodyWatches() throws {
    let (report, _) = try run(FakeKernel())
    #expect(report.impact.isEmpty)
    #expect(report.notes.contains { $0.fact.contains("no other CPU to watch from") })
  }

  // G2: never below, exactly the same after.
  @Test func pagesThatWereThereStay() throws {
    let kernel = FakeKernel(
      pools: [place: .init(pages: 512, free: 12)], values: [.optimizeVmemmap: "1"])
    let (report, restored) = try run(kernel)
    #expect(report.failure == nil)
    #expect(kernel.pool(place).fewest == 512)
    #expect(kernel.pool(place).pages == 512)
    #expect(kernel.value(.optimizeVmemmap) == "1")
    #expect(restored.allSatisfy { $0.isExact })
  }

  @Test func sidesTakeTurns() throws {
    let kernel = FakeKernel()
    _ = try run(kernel)
    let switches = kernel.writes.filter { $0.contains("optimize_vmemmap") }.map { $0.suffix(1) }
    // Rounds 0, 1 and 2 after the base: off on, on off, off on.
    #expect(switches.joined().contains("011001"))
  }

  @Test func emptyMemoryIsNoFigure() throws {
    let (report, restored) = try run(FakeKernel(pools: [place: .init(capacity: 0)]))
    #expect(report.timings.allSatisfy { $0.rounds.isEmpty })
    #expect(report.isPartial)
    #expect(report.fits.isEmpty)
    #expect(restored.allSatisfy { $0.isExact })
  }

  // G7.
  @Test func pagesThatStickAreReportedAndTakenBackLater() throws {
    let kernel = FakeKernel()
    kernel.change { $0.pools[place]!.stuckShrinks = 3 }
    let (_, restored) = try run(kernel)
    #expect(kernel.pool(place).pages == 0)
    #expect(restored.allSatisfy { $0.isDone })
  }

  @Test(arguments: [0, 1, 5, 9, 20])
  func aRunCanBeStoppedAnywhere(after: Int) throws {
    let kernel = FakeKernel(pools: [place: .init(pages: 3, free: 3)])
    let (report, restored) = try run(kernel, cancelAfter: after)
    #expect(report.failure?.contains("stopped") == true)
    #expect(restored.allSatisfy { $0.isExact })
    #expect(kernel.pool(place).pages == 3)
  }

  /// An administrator resizes the pool between two writes: the run ends, and the value stays.
  @Test(arguments: [2, 9, 25])
  func somebodyElsesChangeEndsTheRunAndStays(after: Int) throws {
    let kernel = FakeKernel()
    let place = place
    let asked = Counter()
    let (report, restored) = try measure(
      on: kernel,
      isCancelled: {
        if asked.next() == after { _ = try? PoolControl(kernel).resize(place, to: 1000) }
        return false
      })
    #expect(report.failure?.contains("something else changes the same settings") == true)
    #expect(report.failure?.contains("is 1000") == true)
    #expect(kernel.pool(place).pages == 1000)
    #expect(restored.count { !$0.isExact } == 1)
    #expect(kernel.value(.optimizeVmemmap) == "0")
  }

  /// W (512) is there before; B (32) comes during the run. Other new bits, such as O (4096), don't end
  /// it, nor does B that was there before.
  @Test(arguments: [(512, 544, true), (512, 4608, false), (544, 544, false)])
  func aKernelThatFindsDamageInItselfEndsTheRun(before: Int, after: Int, ends: Bool) throws {
    let asked = Counter()
    let machine = try FakeMachine(["proc/sys/kernel/tainted": "\(before)\n"])
    let taint = machine.directory.appending(path: "proc/sys/kernel/tainted")
    let (report, restored) = try measure(
      on: FakeKernel(), machine,
      isCancelled: {
        if asked.next() == 9 { try? Data("\(after)\n".utf8).write(to: taint) }
        return false
      })
    #expect(
      (report.failure?.contains("tainted itself during the run: B (bad page)") == true) == ends)
    #expect((report.failure == nil) == !ends)
    #expect(restored.allSatisfy { $0.isExact })
  }

  @Test func anErrorOfTheKernelEndsTheRunWithItsFile() throws {
    let kernel = FakeKernel()
    let (report, restored) = try measure(
      on: kernel,
      begun: { kernel.change { $0.refused[PoolPlace(.m2).pages.relative] = ENOMEM } },
      measured: { kernel.change { $0.refused = [:] } })
    #expect(report.failure?.contains("nr_hugepages: out of memory") == true)
    #expect(restored.allSatisfy { $0.isDone })
  }

  // G8: overcommit of a gigantic size is EINVAL, and is said with the file.
  @Test func pagesThatCannotBeAddedOnDemandAreNamed() throws {
    let (report, restored) = try run(FakeKernel())
    let note = try #require(report.notes.first { $0.fact.contains("on demand") })
    #expect(note.fact.contains("nr_overcommit_hugepages: refused as invalid"))
    #expect(report.failure == nil)
    #expect(restored.allSatisfy { $0.isExact })
  }

  /// The saving isn't invented where the kernel doesn't count it.
  @Test func withoutCountersThereIsNoSaving() throws {
    let (report, _) = try run(FakeKernel())
    #expect(report.savings.isEmpty)
    #expect(report.notes.contains { $0.fact.contains("saving of 2M not measured") })
  }
}
