import Testing
import Vmemmap

@testable import BreakBeforeMake

/// Settings, programs and questions that several tests share.
enum Lab {
  static let arm = CheckSetting(architecture: .arm64)
  static let armBest = CheckSetting(
    architecture: .arm64, bbmLevel: .level3, hardwareAccessFlag: true)
  static let x86 = CheckSetting(architecture: .x86_64)

  static func arm(_ level: BBMLevel, hardwareAccessFlag: Bool = false) -> CheckSetting {
    CheckSetting(architecture: .arm64, bbmLevel: level, hardwareAccessFlag: hardwareAccessFlag)
  }

  static func with(
    _ setting: CheckSetting, _ change: (inout CheckSetting) -> Void
  ) -> CheckSetting {
    var setting = setting
    change(&setting)
    return setting
  }

  static func check(
    _ p: BuiltInProtocol, split: SplitMethod? = nil, _ operation: RemapOperation = .optimize,
    _ setting: CheckSetting
  ) throws -> CheckResult {
    try Checker.check(p.make(split: split), operation, setting)
  }
}

extension CheckResult {
  /// The rules broken, each once.
  var rules: Set<Rule> {
    Set(
      findings.compactMap { finding in
        if case .unpredictable(let rule, _, _) = finding.kind { rule } else { nil }
      })
  }

  func has(_ matches: (FindingKind) -> Bool) -> Bool { findings.contains { matches($0.kind) } }

  var isOutsideRelaxation: Bool { has { if case .outsideRelaxation = $0 { true } else { false } } }
  var losesUpdate: Bool { has { $0 == .updateLost } }
  var leavesFreedFrame: Bool {
    has { if case .staleTranslation(_, isFreed: true) = $0 { true } else { false } }
  }
  var isStaleAtEnd: Bool {
    has { if case .staleTranslation(_, isFreed: false) = $0 { true } else { false } }
  }
  var reliesOnPermission: Bool { has { if case .reliesOnPermission = $0 { true } else { false } } }
  var conditions: [Legality.Condition] {
    if case .legalIf(let conditions) = legality { conditions } else { [] }
  }

  func faults(_ fault: FindingKind.Fault, _ handler: FindingKind.FaultHandler = .nobody) -> Bool {
    has { $0 == .walkerFault(fault, handledBy: handler) }
  }
}

extension [Step] {
  /// A complete broadcast invalidation of everything.
  static let flush = Step.flushAll
}
