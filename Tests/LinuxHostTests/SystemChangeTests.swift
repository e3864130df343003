import Foundation
import Glibc
import HugeTLB
import TestSupport
import Testing

@testable import LinuxHost

/// The journal's promise: whatever happens, everything is as it was after `end` or the next start.
struct SystemChangeTests {
  static let settings: [SystemSetting] = [
    .pool(PoolPlace(.m2)), .optimizeVmemmap, .rcuExpedited, .clocksource,
  ]

  /// A kernel, a directory for the lock and a journal.
  struct Bench {
    let kernel: FakeKernel
    let root: HostRoot
    let file: JournalFile

    init(_ kernel: FakeKernel) throws {
      self.kernel = kernel
      let fake = try FakeHost(["sys/kernel/mm/hugepages/": ""])
      root = fake.host().root
      file = JournalFile(path: fake.directory.appending(path: "state/journal.json").path)
    }

    func begin(_ settings: [SystemSetting] = SystemChangeTests.settings) throws(ChangeError)
      -> SystemChange
    { try SystemChange.begin(changing: settings, file: file, root: root, files: kernel) }

    func recover() throws(ChangeError) -> [Restoration] {
      try SystemChange.recover(file, root: root, files: kernel)
    }
  }

  private func disturb(_ change: borrowing SystemChange, _ kernel: FakeKernel) throws {
    try change.set(.optimizeVmemmap, to: kernel.value(.optimizeVmemmap) == "1" ? "0" : "1")
    _ = try PoolControl(kernel).resize(PoolPlace(.m2), to: 600)
    try change.set(.rcuExpedited, to: "1")
    try change.set(.clocksource, to: "hpet")
  }

  private func isAsFound(_ kernel: FakeKernel, pages: UInt64, sysctl: String) -> Bool {
    kernel.pool(PoolPlace(.m2)).pages == pages && kernel.value(.optimizeVmemmap) == sysctl
      && kernel.value(.rcuExpedited) == "0" && kernel.value(.clocksource) == "tsc"
  }

  // G2, G3: exactly the value that was there, whichever it was.
  @Test(arguments: [0, 512] as [UInt64], ["0", "1"])
  func theOldValuesComeBack(pages: UInt64, sysctl: String) throws {
    let bench = try Bench(
      FakeKernel(
        pools: [PoolPlace(.m2): .init(pages: pages, free: pages)],
        values: [.optimizeVmemmap: sysctl]))
    var change = try bench.begin()
    #expect(try bench.file.read() != nil)
    try disturb(change, bench.kernel)
    #expect(!isAsFound(bench.kernel, pages: pages, sysctl: sysctl))
    let done = try change.end()
    #expect(done.allSatisfy { $0.isExact })
    #expect(isAsFound(bench.kernel, pages: pages, sysctl: sysctl))
    #expect(try bench.file.read() == nil)
    #expect(bench.kernel.pool(PoolPlace(.m2)).fewest >= pages)
  }

  @Test func anErrorsWayOutRestoresToo() throws {
    let bench = try Bench(FakeKernel())
    do {
      let change = try bench.begin()
      try disturb(change, bench.kernel)
    }
    #expect(isAsFound(bench.kernel, pages: 0, sysctl: "0"))
    #expect(try bench.file.read() == nil)
  }

  /// A crash after any number of writes, in the change or in the restoration itself.
  @Test(arguments: 0...12)
  func aCrashAtAnyStepIsMendedByTheNextStart(writes: Int) throws {
    let bench = try Bench(
      FakeKernel(pools: [PoolPlace(.m2): .init(pages: 7, free: 7)], values: [.optimizeVmemmap: "1"])
    )
    bench.kernel.change { $0.writesLeft = writes }
    do {
      var change = try bench.begin()
      try? disturb(change, bench.kernel)
      _ = try? change.end()
    }
    bench.kernel.change { $0.writesLeft = .max }
    _ = try bench.recover()
    #expect(isAsFound(bench.kernel, pages: 7, sysctl: "1"))
    #expect(try bench.file.read() == nil)
    // Twice without harm.
    let written = bench.kernel.writes.count
    #expect(try bench.recover().isEmpty)
    #expect(bench.kernel.writes.count == written)
  }

  @Test func theNextRunMendsBeforeItBegins() throws {
    let bench = try Bench(FakeKernel())
    bench.kernel.change { $0.writesLeft = 2 }
    do {
      let change = try bench.begin()
      try? disturb(change, bench.kernel)
    }
    bench.kernel.change { $0.writesLeft = .max }
    #expect(bench.kernel.pool(PoolPlace(.m2)).pages == 600)
    var change = try bench.begin()
    #expect(
      change.recovered.contains { $0.setting == .pool(PoolPlace(.m2)) && $0.outcome == .restored })
    #expect(change.floor(PoolPlace(.m2)) == 0)
    #expect(try change.end().allSatisfy { $0.outcome == .unchanged })
  }

  @Test func twoRunsCannotInterleave() throws {
    let bench = try Bench(FakeKernel())
    var change = try bench.begin()
    #expect(throws: ChangeError.locked) { try bench.recover() }
    #expect(throws: ChangeError.locked) {
      var second = try bench.begin()
      _ = try second.end()
    }
    _ = try change.end()
    _ = consume change
    #expect(try bench.recover().isEmpty)
  }

  /// After a restart the settings are the new boot's own.
  @Test func aJournalOfAnotherBootIsDropped() throws {
    let bench = try Bench(FakeKernel())
    bench.kernel.change { $0.writesLeft = 1 }
    do {
      let change = try bench.begin()
      try? disturb(change, bench.kernel)
    }
    bench.kernel.change {
      $0.writesLeft = .max
      $0.values[HostPath.bootID.relative] = "boot-2"
      $0.values[SystemSetting.optimizeVmemmap.path.relative] = "1"
    }
    #expect(try bench.recover().isEmpty)
    #expect(bench.kernel.value(.optimizeVmemmap) == "1")
    #expect(try bench.file.read() == nil)
  }

  // G7: a page that can't be given back at once is asked for again.
  @Test func aShrinkThatSticksIsTriedAgain() throws {
    let bench = try Bench(FakeKernel(pools: [PoolPlace(.m2): .init(pages: 3, free: 3)]))
    var change = try bench.begin([.pool(PoolPlace(.m2))])
    _ = try PoolControl(bench.kernel).resize(PoolPlace(.m2), to: 100)
    bench.kernel.change { $0.pools[PoolPlace(.m2)]!.stuckShrinks = 2 }
    #expect(try change.end().map(\.outcome) == [.restored])
    #expect(bench.kernel.pool(PoolPlace(.m2)).pages == 3)
    #expect(bench.kernel.pool(PoolPlace(.m2)).surplus == 0)
  }

  @Test func whatStaysIsReportedWithItsNumber() throws {
    let bench = try Bench(FakeKernel())
    var change = try bench.begin([.pool(PoolPlace(.m2))])
    _ = try PoolControl(bench.kernel).resize(PoolPlace(.m2), to: 100)
    // Somebody took four of them meanwhile.
    bench.kernel.change { $0.pools[PoolPlace(.m2)]!.free -= 4 }
    let done = try change.end()
    #expect(done.map(\.outcome) == [.leftover(surplus: 4)])
    let pool = try #require(done[0].pool)
    #expect(pool.before == PoolCounts(pages: 0, free: 0, surplus: 0))
    #expect(pool.after == PoolCounts(pages: 4, free: 0, surplus: 4))
    #expect(pool.leftOver == 4 && pool.usedSince == 4)
    #expect(done[0].isDone && !done[0].isExact)
    #expect(done[0].description.contains("4 surplus pages"))
  }

  // G6: the pool has its size again, and fewer of its pages are free.
  @Test(arguments: [false, true])
  func pagesThatStayedInUseAreCounted(wasKilled: Bool) throws {
    let place = PoolPlace(.m2)
    let bench = try Bench(FakeKernel(pools: [place: .init(pages: 8, free: 8)]))
    if wasKilled { bench.kernel.change { $0.writesLeft = 1 } }
    var change = try bench.begin([.pool(place)])
    _ = try PoolControl(bench.kernel).resize(place, to: 100)
    bench.kernel.change { $0.pools[place]!.free -= 3 }
    var done = try? change.end()
    _ = consume change
    bench.kernel.change { $0.writesLeft = .max }
    if wasKilled { done = try bench.recover() }
    let pool = try #require(done?.first?.pool)
    #expect(pool.before == PoolCounts(pages: 8, free: 8, surplus: 0))
    #expect(pool.after == PoolCounts(pages: 8, free: 5, surplus: 0))
    #expect(pool.leftOver == 0 && pool.usedSince == 3)
  }

  @Test func othersSurplusPagesAreTheirOwn() throws {
    let bench = try Bench(FakeKernel(pools: [PoolPlace(.m2): .init(pages: 9, free: 0, surplus: 2)]))
    var change = try bench.begin([.pool(PoolPlace(.m2))])
    _ = try PoolControl(bench.kernel).resize(PoolPlace(.m2), to: 50)
    let done = try change.end()
    #expect(done[0].isDone)
    let pool = bench.kernel.pool(PoolPlace(.m2))
    #expect(pool.pages - pool.surplus == 7)
    #expect(pool.pages == 9)
  }

  @Test func whatCannotComeBackStaysInTheJournalAndBlocksTheNextRun() throws {
    let bench = try Bench(FakeKernel())
    var change = try bench.begin()
    try disturb(change, bench.kernel)
    let path = SystemSetting.clocksource.path
    bench.kernel.change { $0.refused[path.relative] = EROFS }
    let done = try change.end()
    let failed = try #require(done.first { !$0.isDone })
    #expect(failed.setting == .clocksource)
    #expect(failed.description.contains("hpet") && failed.description.contains("tsc"))
    _ = consume change
    #expect(try bench.file.read() != nil)
    #expect(throws: ChangeError.self) {
      var second = try bench.begin()
      _ = try second.end()
    }
    bench.kernel.change { $0.refused = [:] }
    #expect(try bench.recover().contains { $0.outcome == .restored })
    #expect(bench.kernel.value(.clocksource) == "tsc")
  }

  // G9: before the first write, and EROFS told from EACCES.
  @Test(arguments: [(EROFS, "read-only"), (EACCES, "root"), (EPERM, "root")])
  func refusalsComeBeforeTheFirstWrite(code: Int32, word: String) throws {
    let bench = try Bench(FakeKernel())
    bench.kernel.change { $0.refused[SystemSetting.clocksource.path.relative] = code }
    do {
      var change = try bench.begin()
      _ = try change.end()
      Issue.record("began without the right to write")
    } catch {
      #expect("\(error)".contains(word))
    }
    #expect(bench.kernel.writes.isEmpty)
    #expect(try bench.file.read() == nil)
  }

  @Test func nothingOutsideTheJournalIsWritten() throws {
    let bench = try Bench(FakeKernel())
    let change = try bench.begin([.optimizeVmemmap])
    #expect(throws: HostError.self) { try change.set(.clocksource, to: "hpet") }
    #expect(throws: HostError.self) { try change.set(.optimizeVmemmap, to: "2; rm") }
    #expect(bench.kernel.value(.clocksource) == "tsc")
  }

  @Test func everyNodeHasItsOwnNumber() throws {
    let near = PoolPlace(.m2, node: 0), far = PoolPlace(.m2, node: 3), big = PoolPlace(.g1, node: 0)
    let bench = try Bench(
      FakeKernel(pools: [
        near: .init(pages: 1, free: 1), far: .init(pages: 512, free: 512),
        big: .init(pages: 2, free: 2),
      ]))
    var change = try bench.begin([.pool(near), .pool(far), .pool(big)])
    let control = PoolControl(bench.kernel)
    _ = try control.resize(near, to: 300)
    _ = try control.resize(far, to: 40)
    _ = try control.resize(big, to: 9)
    _ = try change.end()
    #expect([near, far, big].map { bench.kernel.pool($0).pages } == [1, 512, 2])
  }
}
