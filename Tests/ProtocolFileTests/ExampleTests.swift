import BreakBeforeMake
import HugeTLB
import Testing
import Vmemmap

@testable import ProtocolFile

/// Runs a protocol on a small simulated vmemmap.
enum Simulation {
  /// HVO and de-HVO of three 2M folios; what came of each, and what is wrong afterwards.
  @discardableResult
  static func runThrough(
    _ p: RemapProtocol
  ) throws -> (hvo: RemapRun, deHVO: RemapRun, violations: [Violation], isAsBefore: Bool) {
    let layout = try VmemmapLayout(size: try #require(HugePageSize(bytes: 2 << 20)), folios: 3)
    var vmemmap = try SimulatedVmemmap<VMSAv8Format>(
      layout, start: p.start, contents: .backed(for: p))
    let before = vmemmap.image()
    var nothing = NoMaintenance()
    let hvo = vmemmap.optimize(p, maintenance: &nothing)
    var violations = vmemmap.violations()
    let deHVO = vmemmap.restore(p, maintenance: &nothing)
    violations += vmemmap.violations()
    return (hvo, deHVO, violations, vmemmap.image() == before)
  }
}

/// The worked examples of docs/protocol-file.md: read, checked, simulated.
@Suite struct ExampleTests {
  static let level0 = CheckSetting(architecture: .arm64)
  static let level3 = CheckSetting(architecture: .arm64, bbmLevel: .level3)

  static func example(_ name: String) throws -> RemapProtocol {
    try ProtocolFile(parsing: Sample.bytes(name), name: "\(name).yaml").protocol
  }

  @Test(arguments: Sample.names)
  func isSimulated(name: String) throws {
    let run = try Simulation.runThrough(try Self.example(name))
    #expect(run.hvo.outcome == .complete(folios: 3))
    #expect(run.deHVO.outcome == .complete(folios: 3))
    #expect(run.violations.isEmpty)
    #expect(run.isAsBefore)
  }

  @Test func plainRemapIsIllegalByAddressAndContents() throws {
    let p = try Self.example("plain-remap")
    for setting in [Self.level0, Self.level3] {
      let rules = Set(try Checker.check(p, .optimize, setting).violations.compactMap(\.rule))
      #expect(rules.isSuperset(of: [.outputAddressWritable, .outputAddressContents]))
    }
    #expect(try Checker.check(p, .optimize, CheckSetting(architecture: .x86_64)).legality.isLegal)
  }

  @Test func readOnlyFirstIsLegalIfTheTailsAreEqual() throws {
    let p = try Self.example("read-only-first")
    let result = try Checker.check(p, .optimize, Self.level3)
    #expect(result.legality == .legalIf([.tailsEqual]))
    #expect(try Checker.check(p, .restore, Self.level3).legality.isLegal)
    // At level 0 nothing but the split is in the way.
    #expect(
      Set(try Checker.check(p, .optimize, Self.level0).violations.compactMap(\.rule)) == [.size])
    #expect(try Checker.check(p.withoutSplit(), .optimize, Self.level0).legality.isLegal)
  }

  /// C7: a local TLBI leaves the other CPU stale; alone, or broadcast, it is legal.
  @Test func localTLBILeavesTheOtherCPUStale() throws {
    let p = try Self.example("local-tlbi")
    let two = try Checker.check(p, .optimize, Self.level0)
    #expect(!two.legality.isLegal)
    #expect(two.violations.allSatisfy { $0.cpu == 1 })
    var alone = Self.level0
    alone.cpus = 1
    #expect(try Checker.check(p, .optimize, alone).legality.isLegal)
    let text = String(decoding: try Sample.bytes("local-tlbi"), as: UTF8.self)
      .replacing("reach: local", with: "reach: is").replacing("dsb-nsh", with: "dsb-ish")
    let broadcast = try Sample.read(text).protocol
    #expect(try Checker.check(broadcast, .optimize, Self.level0).legality.isLegal)
  }

  /// C9: a hint at the wrong level makes the invalidation cover nothing.
  @Test func aWrongLevelHintCoversNothing() throws {
    let text = String(decoding: try Sample.bytes("local-tlbi"), as: UTF8.self)
      .replacing("dsb-nsh", with: "dsb-ish")
    for (hint, isLegal) in [
      ("", true), (", level-hint: 0", true), (", level-hint: 3", true),
      (", level-hint: 2", false),
    ] {
      let p = try Sample.read(text.replacing("reach: local", with: "reach: is" + hint)).protocol
      #expect(try Checker.check(p, .optimize, Self.level0).legality.isLegal == isLegal, "\(hint)")
    }
  }

  /// C13: rewriting what is there needs nothing.
  @Test func anIdenticalStoreNeedsNoInvalidation() throws {
    let text = Sample.file(step: "set: {entries: tails, to: own, permission: rw}")
    #expect(
      try Checker.check(try Sample.read(text).protocol, .optimize, Self.level0).legality
        == .legal)
  }
}
