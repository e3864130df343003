import Foundation
import Glibc
import HugeTLB
import TestSupport
import Testing

@testable import LinuxHost

/// A run that was killed is found by its journal, and nothing is changed by looking.
struct UnfinishedRunTests {
  private typealias Bench = SystemChangeTests.Bench

  private func look(_ bench: Bench) -> UnfinishedRun? {
    .look(for: bench.file, root: bench.root, files: bench.kernel)
  }

  /// A run that dies after it has switched HVO on and filled a pool of `pages`.
  private func killed(pages: UInt64) throws -> Bench {
    let place = PoolPlace(.m2)
    let bench = try Bench(FakeKernel(pools: [place: .init(pages: pages, free: pages)]))
    bench.kernel.change { $0.writesLeft = 2 }
    do {
      let change = try bench.begin()
      try change.set(.optimizeVmemmap, to: "1")
      _ = try PoolControl(bench.kernel).resize(place, to: pages + 68)
    }
    bench.kernel.change { $0.writesLeft = .max }
    return bench
  }

  @Test func withoutAJournalThereIsNone() throws {
    #expect(look(try Bench(FakeKernel())) == nil)
  }

  @Test func aKilledRunIsToldByWhatItLeft() throws {
    let bench = try killed(pages: 5)
    let writes = bench.kernel.writes.count
    let found = try #require(look(bench))
    guard case .killed(let file, let changed) = found else {
      Issue.record("\(found)")
      return
    }
    #expect(file == bench.file)
    #expect(
      changed == [
        .init(setting: .pool(PoolPlace(.m2)), original: "5", found: "73"),
        .init(setting: .optimizeVmemmap, original: "0", found: "1"),
      ])
    #expect(found.original(of: .pool(PoolPlace(.m2))) == "5")
    #expect(found.original(of: .clocksource) == nil)
    #expect(found.fact.contains("nr_hugepages is 73, was 5"))
    #expect(found.fact.contains(file.path) && found.remedy.contains("hvo-bench restore"))
    // Looking is all it does.
    #expect(bench.kernel.writes.count == writes)
    #expect(try bench.file.read() != nil)
    _ = try bench.recover()
    #expect(look(bench) == nil)
  }

  @Test func aRunAtWorkIsNoKilledOne() throws {
    let bench = try Bench(FakeKernel())
    var change = try bench.begin()
    #expect(look(bench) == .active)
    _ = try change.end()
    _ = consume change
    #expect(look(bench) == nil)
  }

  @Test func anotherBootsJournalIsNone() throws {
    let bench = try killed(pages: 0)
    bench.kernel.change { $0.values[HostPath.bootID.relative] = "boot-2" }
    #expect(look(bench) == nil)
  }

  @Test func aJournalThatCannotBeReadIsNamed() throws {
    let bench = try killed(pages: 0)
    // Others may write it: not trusted.
    chmod(bench.file.path, 0o666)
    guard case .unreadable(bench.file, .untrusted) = look(bench) else {
      Issue.record("\(String(describing: look(bench)))")
      return
    }
  }

  /// Any user sees that a journal is there.
  @Test func theDirectoryOfTheJournalCanBeEntered() throws {
    let bench = try killed(pages: 0)
    let directory = URL(filePath: bench.file.path).deletingLastPathComponent()
    let mode = try FileManager.default.attributesOfItem(atPath: directory.path)[.posixPermissions]
    #expect(try #require(mode as? Int) & 0o5 == 0o5)
  }
}
