import Foundation
import HugeTLB
import TestSupport
import Testing

@testable import LinuxHost

/// Somebody else writes the same settings during a run: found out, and left alone.
struct ForeignChangeTests {
  private let place = PoolPlace(.m2)

  private func begin(_ kernel: FakeKernel) throws -> SystemChange {
    let bench = try SystemChangeTests.Bench(kernel)
    return try bench.begin([.pool(place), .optimizeVmemmap])
  }

  @Test func ownChangesAreNobodyElses() throws {
    let kernel = FakeKernel()
    var change = try begin(kernel)
    try change.set(.optimizeVmemmap, to: "1")
    _ = try PoolControl(kernel).resize(place, to: 64)
    change.notePool(place)
    #expect(change.foreignChanges().isEmpty)
    #expect(try change.end().allSatisfy { $0.outcome == .restored })
  }

  @Test func anotherValueIsNamedAndKept() throws {
    let kernel = FakeKernel()
    let bench = try SystemChangeTests.Bench(kernel)
    var change = try bench.begin([.pool(place), .optimizeVmemmap])
    _ = try PoolControl(kernel).resize(place, to: 64)
    change.notePool(place)
    _ = try PoolControl(kernel).resize(place, to: 100)
    try kernel.write("1", to: .optimizeVmemmap)
    #expect(
      change.foreignChanges() == [
        ForeignChange(setting: .pool(place), expected: "64", found: "100"),
        ForeignChange(setting: .optimizeVmemmap, expected: "0", found: "1"),
      ])
    let done = try change.end()
    #expect(kernel.pool(place).pages == 100)
    #expect(kernel.value(.optimizeVmemmap) == "1")
    // Nothing is left to do, but the machine isn't as it was: the caller must say so.
    for one in done {
      #expect(one.isDone && !one.isExact)
      #expect(one.description.contains("something else wrote"))
    }
    #expect(try bench.file.read() == nil)
  }

  @Test func whatWentBackToTheOldValueNeedsNothing() throws {
    let kernel = FakeKernel()
    var change = try begin(kernel)
    _ = try PoolControl(kernel).resize(place, to: 64)
    change.notePool(place)
    _ = try PoolControl(kernel).resize(place, to: 0)
    #expect(change.foreignChanges().count == 1)
    #expect(try change.end().allSatisfy { $0.outcome == .unchanged })
  }

  /// Without a look the value may be our own, half done when an error came: it is put back.
  @Test func whatNobodyLookedAtIsPutBack() throws {
    let kernel = FakeKernel()
    var change = try begin(kernel)
    _ = try PoolControl(kernel).resize(place, to: 64)
    #expect(try change.end().allSatisfy { $0.isExact })
    #expect(kernel.pool(place).pages == 0)
  }
}
