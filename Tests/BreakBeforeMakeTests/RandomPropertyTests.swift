import Testing
import Vmemmap

@testable import BreakBeforeMake

// What must hold of any program, on random ones.
@Suite struct RandomPropertyTests {
  func names(_ program: Program, _ setting: CheckSetting) throws -> Set<FindingKey> {
    let result = try Checker.check(program, setting)
    try #require(result.isExhaustive)
    return Set(result.findings.map(\.key))
  }

  static let seeds: ClosedRange<UInt64> = 5001...5300

  @Test func oneTailShowsWhatTwoShow() throws {
    for seed in Self.seeds {
      let random = RandomProgram(seed: seed)
      let two = Lab.with(random.setting) { $0.tails = 2 }
      #expect(
        try names(random.program, random.setting) == names(random.program, two), "seed \(seed)")
    }
  }

  @Test func oneWalkerShowsWhatTwoShow() throws {
    for seed in Self.seeds {
      let random = RandomProgram(seed: seed)
      guard random.setting.cpus == 2 else { continue }
      let three = Lab.with(random.setting) { $0.cpus = 3 }
      #expect(
        try names(random.program, random.setting) == names(random.program, three), "seed \(seed)")
    }
  }

  @Test func laxerRulesFindNoMore() throws {
    for seed in Self.seeds {
      let random = RandomProgram(seed: seed)
      let strict = try names(random.program, random.setting)
      for change: (inout CheckSetting) -> Void in [
        { $0.contentsMoment = .atChange }, { $0.contentsRule = .waived },
        { $0.pausedCPUsCountAsUsers = false }, { $0.addressInvalidatesWholeBlock = true },
        { $0.neighbourInUse = false },
      ] {
        let lax = try names(random.program, Lab.with(random.setting, change))
        #expect(lax.isSubset(of: strict), "seed \(seed): \(lax.subtracting(strict))")
      }
    }
  }

  @Test func higherLevelsBreakNoMoreRules() throws {
    for seed in Self.seeds {
      let random = RandomProgram(seed: seed)
      var last: Set<Rule>?
      for level in BBMLevel.allCases {
        let setting = Lab.with(random.setting) { $0.bbmLevel = level }
        let rules = try Checker.check(random.program, setting).rules
        if let last { #expect(rules.isSubset(of: last), "seed \(seed) at \(level)") }
        last = rules
      }
    }
  }
}
