import GuestLink
import HugeTLB
import Testing

@testable import GuestEL1

/// The x86 payload on a real MMU, emulated.
@Suite(.enabled(if: Lab.isX86Ready, Lab.x86Need), .serialized) struct X86SuiteTests {
  private func invalidations(_ report: EL1Report) -> [PrimitiveOutcome] {
    report.primitives.filter { $0.primitive.code.isInvalidation }
  }

  /// An x86 invalidation is of its own core (SDM 4.10.4.1): the others stay stale until an interrupt
  /// makes them do the same.
  @Test func onlyAShootdownReachesTheOtherCores() async throws {
    let report = try await Lab.runX86(cores: [1, 2, 4])
    #expect(report.problems == [])
    #expect(report.guests.map(\.cores) == [1, 2, 4])
    for one in invalidations(report) {
      #expect(one.staleHere == 0, "\(one.name)")
      let others = one.guest.cores - 1
      if one.primitive.code.isShootdown {
        #expect(one.staleThere == 0, "\(one.name)")
      } else if others == 0 || one.primitive.entries <= 8 {
        #expect(one.staleThere == others * Int(one.primitive.entries), "\(one.name)")
      } else {
        // More pages than an emulator's TLB surely keeps: some, if not all.
        #expect(one.staleThere > 0 && one.staleThere <= others * Int(one.primitive.entries))
      }
    }
  }

  @Test func everyFormRunsWithEveryNumberOfEntries() async throws {
    let report = try await Lab.runX86(cores: [1, 2])
    let known = PrimitiveCode.allCases.filter { $0.isX86 && !$0.isINVPCID }
    for cores in [1, 2] {
      let outcomes = report.primitives.filter { $0.guest.cores == cores }
      let expected = known.filter { cores > 1 || !$0.isInterrupt }
      #expect(Set(outcomes.map(\.primitive.code)) == Set(expected))
      for code in expected where code.isInvalidation {
        let entries = Set(outcomes.filter { $0.primitive.code == code }.map(\.primitive.entries))
        #expect(entries == [1, 8, 64, 512], "\(code.name)")
      }
    }
  }

  /// Bit for bit, on several cores as well: they take turns.
  @Test func twoDeterministicRunsGiveTheSameCounts() async throws {
    let first = try await Lab.runX86(cores: [1, 2, 4])
    let second = try await Lab.runX86(cores: [1, 2, 4])
    #expect(first.problems == [])
    #expect(first.primitives.map(\.instructions) == second.primitives.map(\.instructions))
    #expect(first.primitives.allSatisfy { $0.instructions != nil })
  }

  /// Instructions that each further entry costs: one INVLPG and its loop on the core itself, and the
  /// same on each core that a shootdown interrupts. What an interrupt costs doesn't depend on it.
  @Test func aShootdownIsTheInvalidationOnEveryCore() async throws {
    let report = try await Lab.runX86(cores: [1, 2, 4])
    func count(_ code: PrimitiveCode, _ entries: UInt16, _ cores: Int) throws -> Double {
      let one = report.primitives.first {
        $0.primitive.code == code && $0.primitive.entries == entries && $0.guest.cores == cores
      }
      return try #require(one?.instructions)
    }
    for cores in [1, 2, 4] {
      let local = try count(.invlpg, 512, cores) - count(.invlpg, 64, cores)
      // At least the INVLPG and a step of the loop.
      #expect(local >= 448 * 2 && local.truncatingRemainder(dividingBy: 448) == 0)
      #expect(try count(.togglePGE, 512, cores) == count(.togglePGE, 1, cores))
      if cores > 1 {
        let everywhere =
          try count(.shootdownInvlpg, 512, cores) - count(.shootdownInvlpg, 64, cores)
        #expect(everywhere == local * Double(cores), "\(cores) cores")
        #expect(try count(.shootdownAll, 512, cores) == count(.shootdownAll, 1, cores))
        #expect(try count(.shootdownInvlpg, 1, cores) > count(.invlpg, 1, cores))
      }
    }
  }

  @Test func withoutCountsThereAreNoInstructions() async throws {
    let report = try await Lab.runX86(cpus: ["qemu64"], cores: [2], parts: [.primitives])
    #expect(report.problems == [])
    #expect(!report.primitives.isEmpty)
    #expect(report.primitives.allSatisfy { $0.instructions == nil && $0.guest.isEmulated })
    for one in invalidations(report) where one.primitive.entries <= 8 {
      #expect((one.staleThere == 0) == one.primitive.code.isShootdown, "\(one.name)")
    }
  }

  /// INVPCID on a core that has none is an invalid opcode, vector 6: reported, and no hang.
  @Test func anExceptionIsALine() async throws {
    var run = GuestRun(
      qemu: try #require(Lab.x86), payload: try #require(Lab.x86Payload), cpu: "qemu64",
      seconds: 60, isCancelled: { false })
    run.counting = true
    var parameters = GuestParameters(job: .primitives, page: .k4, cores: 2, iterations: 1)
    parameters.primitives = [
      PrimitiveCase(.invlpg, peers: .idle, globalEntries: true),
      PrimitiveCase(.invpcidAll, peers: .idle, globalEntries: true),
    ]
    let outcome = try await run.run(parameters)
    guard case .stopped(let why) = outcome.problem else {
      Issue.record("\(String(describing: outcome.problem))")
      return
    }
    #expect(why.hasPrefix("core 0 took exception 6, error code 0x0, at RIP 0x"))
    // What came before is kept.
    #expect(outcome.console.lines(.hello).count == 1)
    #expect(outcome.console.lines(.primitive).count == 1)
  }

  @Test func anUnknownModelIsALine() async throws {
    let report = try await Lab.runX86(cpus: ["nonesuch"], cores: [1])
    #expect(report.problems.count == 1)
    #expect(report.problems.first?.hasPrefix("nonesuch, 1 core: QEMU: ") == true)
  }
}

/// What is run on x86, without a guest.
@Suite struct X86PlanTests {
  @Test func casesSurviveTheirWords() {
    let cases = PrimitivePlan.x86Cases(cores: 4, hasINVPCID: true, isEmulated: false)
    for one in cases { #expect(PrimitiveCase(word: one.word) == one) }
    #expect(Set(cases).count == cases.count)
    #expect(Set(cases.map(\.code)) == Set(PrimitiveCode.allCases.filter(\.isX86)))
  }

  /// MOV CR3 and INVPCID 0, 1 and 3 don't invalidate global entries (SDM 4.10.4.1): run on both
  /// kinds. The others are run on global ones, as the kernel's own are.
  @Test func whatSparesGlobalEntriesIsRunOnBothKinds() {
    let cases = PrimitivePlan.x86Cases(cores: 1, hasINVPCID: true, isEmulated: true)
    for code in PrimitiveCode.allCases where code.isX86 && code.isInvalidation && !code.isShootdown
    {
      let kinds = Set(cases.filter { $0.code == code }.map(\.globalEntries))
      let spares: Set<PrimitiveCode> = [
        .movCR3, .invpcidAddress, .invpcidContext, .invpcidAllButGlobal,
      ]
      #expect(kinds == (spares.contains(code) ? [false, true] : [true]), "\(code.name)")
    }
  }

  @Test func oneCoreHasNobodyToInterrupt() {
    let cases = PrimitivePlan.x86Cases(cores: 1, hasINVPCID: true, isEmulated: false)
    #expect(!cases.contains { $0.code.isInterrupt })
  }

  @Test func everyCodeIsOfAnArchitecture() {
    for code in PrimitiveCode.allCases { #expect(code.isX86 || code.isArm64) }
    #expect(
      PrimitiveCode.allCases.filter { $0.isX86 && $0.isArm64 } == [.interrupt, .pause, .rendezvous])
  }

  /// Bits of SDM volume 3A, table 4-20: present, writable, accessed, dirty, global, no-execute.
  @Test func theTemplatesDifferInTheGlobalBit() throws {
    let parameters = GuestParameters(job: .primitives, page: .k4, cores: 1, iterations: 1)
    let bytes = try parameters.bytes(for: .x86_64)
    func word(_ field: ParameterField) -> UInt64 {
      (0..<8).reduce(0) { $0 | UInt64(bytes[field.rawValue * 8 + $1]) << (8 * $1) }
    }
    #expect(word(.vmemmapPage) == 0x8000_0000_0000_0163)
    #expect(word(.nonGlobalPage) == 0x8000_0000_0000_0063)
    #expect(word(.mair) == 0 && word(.tableTemplate) == 0)
  }
}
