import Testing
import Vmemmap

@testable import BreakBeforeMake

// The checker against the slow explorer, on random programs.
@Suite struct AgreementTests {
  static let count: UInt64 = 1000

  static func names(_ result: CheckResult) -> Set<String> {
    Set(result.findings.map { "\($0.key.kind) at \($0.key.entry)" })
  }

  @Test func agreesWithTheReferenceExplorer() throws {
    var withFindings = 0
    var kinds: Set<String> = []
    // The last three once told the reference apart from the checker: its own walker was missing.
    for seed in Array(1...Self.count) + [611, 1242, 1459] {
      let random = RandomProgram(seed: seed)
      let result = try Checker.check(random.program, random.setting)
      try #require(result.isExhaustive)
      let reference = ReferenceExplorer.findings(random.program, random.setting)
      let mine = Self.names(result)
      kinds.formUnion(result.findings.map(\.key.kind))
      if !mine.isEmpty { withFindings += 1 }
      #expect(
        mine == reference.found,
        """
        seed \(seed), \(random.setting): checker alone \(mine.subtracting(reference.found)), \
        reference alone \(reference.found.subtracting(mine)); \
        steps \(random.program.phases[0].steps)
        """)
    }
    // The programs must be worth comparing.
    #expect(withFindings > Int(Self.count) / 4)
    #expect(withFindings < Int(Self.count))
    #expect(kinds.count >= 10, "\(kinds)")
  }
}
