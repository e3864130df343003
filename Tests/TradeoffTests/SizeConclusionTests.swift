import HugeTLB
import Tradeoff
import Testing

struct SizeConclusionTests {
  let legal = Candidate(protocolID: "direct", legality: .legal, breakEven: .churn(1234.5))
  let share = Share(percent: 1)!

  func text(
    _ candidates: [Candidate], size: HugePageSize = .m2, count: UInt64 = 64,
    placement: Placement = .contiguous, architecture: Architecture = .x86_64,
    kernel: KernelVersion? = nil, churn: Double? = nil
  ) throws -> String {
    let model = try KernelModel(architecture: architecture, version: kernel)
    let savings = try PoolSavings(Pool(size, count: count), placement: placement, in: model)
    return SizeConclusion(
      savings: savings, support: model.support, candidates: candidates, share: share, churn: churn
    ).text
  }

  /// 64 × 28672 − 4096 = 1830912 B.
  @Test func on() throws {
    #expect(
      try text([legal])
        == "2M: turn HVO on with direct: legal here, saves 1.75 MiB net on 64 pages, and the remap"
        + " takes 1% of one core at about 1,230 pages allocated and freed per second, or fewer: the"
        + " cost is modelled, its software part a lower bound.")
  }

  @Test func whereTheKernelHasNoneItOnlyWould() throws {
    let arm = try text([legal], architecture: .arm64)
    #expect(arm.hasPrefix("2M: HVO isn't in this kernel (arm64 lost HVO in 6.3"))
    #expect(arm.contains("it would save 1.75 MiB net"))
    #expect(!arm.contains("turn HVO on"))
    let maybe = try text([legal], architecture: .arm64, kernel: KernelVersion(6, 1))
    #expect(maybe.hasPrefix("2M: HVO may not be in this kernel"))
  }

  @Test func offForWhatItDoesNotFree() throws {
    #expect(
      try text([legal], kernel: KernelVersion(5, 13)).hasPrefix("2M: HVO isn't in this kernel"))
    let small = try HugePageSize(parsing: "64K")
    let sentence = try text([legal], size: small, architecture: .riscv64)
    #expect(sentence.hasPrefix("64K: keep HVO off: it frees nothing (its struct pages take 1024 B"))
  }

  @Test func offByRule() throws {
    let illegal = Candidate(
      protocolID: "direct", legality: .illegal("R_WHZWS 2"), breakEven: .churn(5))
    #expect(try text([illegal]) == "2M: keep HVO off: direct may not run here (R_WHZWS 2).")
    #expect(
      try text([illegal, illegal]).contains("and the other protocol isn't known to be legal"))
  }

  @Test func onlyAtBoot() throws {
    let boot = Candidate(
      protocolID: "boot-time", legality: .legal, breakEven: .unlimited, time: .boot)
    let sentence = try text([legal, boot], churn: 5000)
    #expect(sentence.hasPrefix("2M: use HVO only at boot (boot-time), where it saves 1.75 MiB net"))
    #expect(sentence.contains("the stated churn is too high for direct"))
  }

  @Test func unknownCostMakesNoClaim() throws {
    let unknown = Candidate(
      protocolID: "direct", legality: .legal, breakEven: .unknown("no remote CPU"))
    let sentence = try text([unknown])
    #expect(sentence.contains("isn't known (no remote CPU)"))
    #expect(!sentence.contains("turn HVO on") && !sentence.contains("per second"))
  }

  /// Not judged is neither for nor against: riscv64 has HVO and its rules aren't in the checker.
  @Test func notJudgedAdvisesNothing() throws {
    let open = Candidate(
      protocolID: "direct", legality: .notJudged("no rules"), breakEven: .churn(5))
    let sentence = try text([open], architecture: .riscv64, kernel: KernelVersion(6, 18))
    #expect(
      sentence == "2M: no advice: no protocol is known to be legal here (direct: no rules).")
    let without = try text([open], architecture: .arm64)
    #expect(without.hasPrefix("2M: HVO isn't in this kernel"))
    #expect(!without.contains("advice"))
  }

  @Test func conditionIsNamed() throws {
    let conditional = Candidate(
      protocolID: "ro-first", legality: .legalIf("contents are equal"), breakEven: .churn(5))
    #expect(
      try text([conditional]).hasPrefix(
        "2M: turn HVO on with ro-first only if contents are equal: then it saves"))
  }

  @Test(
    arguments: [
      (1234.5, "1,230"), (0.004567, "0.00457"), (4.565, "4.57"), (99.96, "100"), (9.996, "10.0"),
      (123456789, "123,000,000"), (1e15, "10^15 or more"), (1e-12, "less than 10^-9"), (100, "100"),
      (0.1, "0.100"),
    ] as [(Double, String)])
  func ratesHaveThreeDigits(rate: Double, digits: String) throws {
    let candidate = Candidate(protocolID: "p", legality: .legal, breakEven: .churn(rate))
    #expect(try text([candidate]).contains("at about \(digits) pages"))
  }

  @Test func everySentenceIsOneLineThatEndsOnce() throws {
    let legalities: [LegalityHere] = [
      .legal, .legalIf("c"), .illegal("r"), .notJudged("n"),
    ]
    let limits: [BreakEven] = [.churn(3), .unlimited, .unknown("u")]
    for legality in legalities {
      for limit in limits {
        for time in [Candidate.Time.runtime, .boot] {
          for architecture in [Architecture.x86_64, .arm64] {
            let candidate = Candidate(
              protocolID: "p", legality: legality, breakEven: limit, time: time)
            let sentence = try text([candidate], architecture: architecture, churn: 10)
            #expect(sentence.hasPrefix("2M: ") && sentence.hasSuffix("."))
            #expect(!sentence.contains("\n") && !sentence.hasSuffix(".."))
            #expect(sentence == (try text([candidate], architecture: architecture, churn: 10)))
          }
        }
      }
    }
  }
}
