import BreakBeforeMake
import GuestEL1
import GuestLink
import HugeTLB
import Testing
import Vmemmap

/// The payload on a real MMU, emulated.
@Suite(.enabled(if: Lab.isReady, Lab.need), .serialized) struct SuiteTests {
  /// What holds for every run, whatever the interleaving.
  private func check(_ report: EL1Report) {
    #expect(report.problems == [])
    for one in report.protocols {
      guard let seen = one.seen, one.control == nil else { continue }
      let name = "\(one.remap.id) \(one.direction) on \(one.guest.cpu), \(one.guest.cores) cores"
      #expect(one.agrees == true, "\(name): \(one.observations)")
      // Eight folios and their neighbour of eight pages, on every core and in every round.
      #expect(seen.checks == 9 * 8 * one.guest.cores * seen.rounds, "\(name)")
      if one.prediction?.legality.isLegal == true {
        #expect(seen.staleHere + seen.staleThere + seen.freedReads == 0, "\(name)")
        #expect(seen.permissionMismatches + seen.wrongReads + seen.lostGets == 0, "\(name)")
        let allowed = one.prediction?.possible.contains(.translationFault) == true
        #expect(allowed || seen.translationFaults == 0, "\(name)")
        #expect(seen.permissionFaults + seen.accessFlagFaults == 0, "\(name)")
      }
      #expect(seen.conflictAborts == 0, "\(name)")
    }
  }

  /// A control that leaves a stale translation behind is caught by a read through it.
  private func checkControls(_ report: EL1Report) {
    let controls = report.protocols.filter { $0.control != nil }
    #expect(!controls.isEmpty)
    for one in controls {
      let isStale = one.prediction?.possible.contains(.staleTranslation) == true
      #expect(
        one.observations.contains(.staleTranslation) == isStale,
        "\(one.remap.id) \(one.direction), \(one.guest.cores) cores")
    }
  }

  @Test(arguments: [1, 2, 4, 8])
  func everyProtocolOn(cores: Int) async throws {
    let report = try await Lab.run(Lab.plan(cores: [cores], parts: [.protocols]))
    check(report)
    checkControls(report)
    #expect(report.protocols.count == 2 * (BuiltInProtocol.allCases.count + Control.allCases.count))
  }

  /// FEAT_BBM 2 with hardware AF, 0 with, and 0 without: three regimes.
  @Test func theThreeRegimes() async throws {
    let report = try await Lab.run(
      Lab.plan(cpus: ["max", "cortex-a76", "a64fx"], cores: [2], parts: [.protocols]))
    check(report)
    let features = report.guests.compactMap(\.features)
    #expect(features.map(\.bbmLevel) == [.level2, .level0, .level0])
    #expect(features.map(\.hardwareAccessFlag) == [true, true, false])
    // No block is overwritten where FEAT_BBM doesn't allow it.
    let overwritten = report.protocols.filter { $0.seen != nil && $0.remap.split == .overwrite }
    #expect(Set(overwritten.map(\.guest.cpu)) == ["max"])
    let refused = report.protocols.filter { $0.refusal != nil }
    #expect(Set(refused.map { "\($0.remap.id) \($0.guest.cpu)" }) == ["access-flag a64fx"])
  }

  @Test(arguments: [BasePageSize.k16, .k64])
  func theOtherGranules(page: BasePageSize) async throws {
    let report = try await Lab.run(Lab.plan(cores: [1, 2], page: page, parts: [.protocols]))
    check(report)
    #expect(report.guests.allSatisfy { $0.page == page })
  }

  @Test func liveReferencesSurviveWhereTheyCan() async throws {
    let remaps = [BuiltInProtocol.stopMachine, .sharedTailsReadOnlyFirstHeadInPlace].map {
      $0.make()
    }
    let report = try await Lab.run(
      Lab.plan(cores: [4], protocols: remaps, rounds: 2, live: true, parts: [.protocols]))
    check(report)
    // Walkers took references on optimised folios as well, and none of these protocols loses any.
    for one in report.protocols where one.control == nil {
      #expect(one.seen?.lostGets == 0 && (one.seen?.gets ?? 0) > 0)
    }
  }

  /// TLBIs as the protocol's own description counts them, executed for real.
  @Test func whatIsExecutedIsWhatTheDescriptionCounts() async throws {
    let remaps = BuiltInProtocol.allCases.map { $0.make() }
    let report = try await Lab.run(Lab.plan(cores: [1], protocols: remaps, parts: [.counts]))
    #expect(report.problems == [])
    #expect(report.counts.count == 2 * remaps.count)
    for one in report.counts {
      let expected = one.remap.counts(
        one.direction, folios: 8, blockPMDs: one.remap.split == .notNeeded ? 0 : 1,
        tailsPerFolio: 7)
      let barriers = Barrier.allCases.filter { $0 != .wmb && $0 != .isb }
      #expect(one.seen.tlbis == expected.totalTLBIs, "\(one.remap.id) \(one.direction)")
      #expect(one.seen.dsbs == barriers.reduce(0) { $0 + expected[$1] }, "\(one.remap.id)")
      #expect(one.seen.isbs == expected[.isb], "\(one.remap.id)")
    }
  }

  @Test func twoDeterministicRunsGiveTheSameCounts() async throws {
    let plan = Lab.plan(cores: [1], parts: [.counts, .primitives])
    let first = try await Lab.run(plan)
    let second = try await Lab.run(plan)
    #expect(first.problems == [] && !first.counts.isEmpty)
    #expect(first.counts == second.counts)
    #expect(first.primitives.map(\.instructions) == second.primitives.map(\.instructions))
    #expect(first.primitives.allSatisfy { $0.instructions != nil })
    #expect(
      first.counts.allSatisfy { $0.mmuInstructions > 0 && $0.instructions > $0.mmuInstructions })
  }

  /// A local TLBI leaves the other cores with what they hold; a broadcast one leaves nobody.
  @Test func reachShowsOnTheOtherCores() async throws {
    let report = try await Lab.run(Lab.plan(cores: [1, 4], parts: [.primitives]))
    #expect(report.problems == [])
    let invalidations = report.primitives.filter { $0.primitive.code.isInvalidation }
    #expect(!invalidations.isEmpty)
    for one in invalidations {
      #expect(one.staleHere == 0, "\(one.primitive)")
      let others = one.guest.cores - 1
      if !one.primitive.code.isLocal {
        #expect(one.staleThere == 0, "\(one.primitive)")
      } else if others == 0 || one.primitive.entries <= 7 {
        // More pages than an emulator's TLB surely keeps aren't all stale.
        #expect(one.staleThere == others * Int(one.primitive.entries), "\(one.primitive)")
      }
    }
    let codes = Set(report.primitives.map(\.primitive.code))
    #expect(codes == Set(PrimitiveCode.allCases.filter(\.isArm64)))
  }

  @Test func anUnknownModelIsALine() async throws {
    let report = try await Lab.run(
      Lab.plan(cpus: ["nonesuch", "max"], cores: [1], parts: [.counts]))
    #expect(report.problems.count == 1)
    #expect(report.problems.first?.hasPrefix("nonesuch, 1 core: QEMU: ") == true)
    #expect(!report.counts.isEmpty)
  }
}
