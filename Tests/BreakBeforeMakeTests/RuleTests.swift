import Testing
import Vmemmap

@testable import BreakBeforeMake

@Suite struct RuleTests {
  @Test func identifiersAreTheManuals() {
    #expect(Rule.attributes.identifier == "R_WHZWS 1")
    #expect(Rule.outputAddressWritable.identifier == "R_WHZWS 2")
    #expect(Rule.outputAddressContents.identifier == "R_WHZWS 2")
    #expect(Rule.size.identifier == "R_WHZWS 3")
    #expect(Rule.global.identifier == "R_WHZWS 4")
    #expect(Rule.sequence.identifier == "R_DDMVT")
    #expect(Rule.sizeRelaxation.identifier == "R_PVTFW")
    #expect(Rule.faultingNotCached.identifier == "I_WZCBG")
    #expect(Rule.permissionNeedsInvalidation.identifier == "R_GPPYH")
    #expect(Rule.omission.identifier == "R_FVQCK")
    for rule in Rule.allCases where rule != .x86Stale {
      #expect(rule.edition == "DDI 0487 M.b, D8.17.1")
    }
    #expect(RuleSet.x86_64.breaks.isEmpty)
  }

  /// Every pair of values of one entry: the rules are symmetric but for nG, identical values never
  /// conflict, and a higher FEAT_BBM level never adds a breach.
  @Test func pairsOfValues() {
    var values: [EntryValue] = [.table]
    for permission in Permission.allCases {
      for nT in [false, true] {
        values.append(EntryValue(target: .block, permission: permission, nT: nT))
      }
      for frame in [FrameName.tailOwn, .headOwn] {
        for attributes in [
          Attributes.kernelData, Attributes(contiguous: true), Attributes(inner: .nonCacheable),
          Attributes(memoryType: .deviceGRE), Attributes(shareability: .outer),
        ] { values.append(.page(frame, permission, attributes)) }
      }
    }
    func broken(_ a: EntryValue, _ b: EntryValue, _ level: BBMLevel) -> Set<Conflict> {
      let requirement = BreakRequirement(Lab.arm(level))
      return Set(requirement.conflicts(a, b, at: .tail, contentsDiffer: true))
    }
    for a in values {
      #expect(broken(a, a, .level0).isEmpty)
      for b in values {
        for level in BBMLevel.allCases {
          #expect(broken(a, b, level) == broken(b, a, level), "\(a.text) / \(b.text)")
          let breaches = broken(a, b, level).filter { if case .broken = $0 { true } else { false } }
          #expect(breaches.isSubset(of: broken(a, b, .level0)))
          // Levels relax sizes alone.
          #expect(
            broken(a, b, .level0).subtracting(breaches).allSatisfy { $0.isAboutSize })
        }
      }
    }
  }

  @Test func settingNames() {
    #expect(
      CheckSetting.usual.map(\.name) == [
        "x86_64", "arm64, FEAT_BBM level 0", "arm64, FEAT_BBM level 3, hardware AF",
      ])
  }
}
