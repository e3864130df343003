import BreakBeforeMake
import GuestEL1
import Testing
import Vmemmap

@Suite struct ControlTests {
  private func invalidations(_ remap: RemapProtocol) -> [TLBInvalidation] {
    (remap.optimize + remap.restore).flatMap(\.steps).compactMap {
      if case .tlbi(let one) = $0 { one } else { nil }
    }
  }

  @Test func onlyTheInvalidationsChange() {
    for built in BuiltInProtocol.allCases {
      let remap = built.make()
      #expect(invalidations(remap.with(.withoutInvalidation)).isEmpty)
      let local = remap.with(.localInvalidation)
      #expect(invalidations(local).count == invalidations(remap).count)
      #expect(invalidations(local).allSatisfy { $0.reach == .local })
      #expect(local.optimize.map(\.scope) == remap.optimize.map(\.scope))
      #expect(local.id == "\(remap.id)+local-tlbi")
    }
  }

  /// The checker calls both illegal, for the stale translation that the payload has to catch.
  @Test(arguments: Control.allCases)
  func theCheckerExpectsAStaleTranslation(control: Control) throws {
    let remap = BuiltInProtocol.sharedTailsReadOnlyFirstHeadInPlace.make().with(control)
    let setting = CheckSetting(architecture: .arm64, bbmLevel: .level2, hardwareAccessFlag: true)
    let result = try Checker.check(remap, .optimize, setting)
    #expect(
      result.findings.contains {
        if case .staleTranslation = $0.kind { true } else { false }
      })
  }
}
