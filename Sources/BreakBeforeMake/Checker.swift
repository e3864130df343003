public import Vmemmap

/// What a protocol is checked doing.
public enum RemapOperation: String, Sendable, Hashable, CaseIterable {
  case optimize = "hvo"
  case restore = "de-hvo"
  /// Restore, then optimise on base pages.
  case demote
}

/// The explicit-state model checker: every interleaving of a protocol's steps with walkers,
/// hardware walks and Access flag updates, judged by the rules of `CheckSetting`.
///
/// Exhaustive within: one folio under one vmemmap PMD, the head's PTE, one or two tails' PTEs and
/// one PTE of a neighbour in use; one remapping CPU and up to two walkers, each of which takes at
/// most one reference. One step of a batch stands for the batch, since its folios share nothing
/// but the flush.
public enum Checker {
  /// Checks one operation of a protocol for one folio.
  ///
  /// - Throws: `ProgramError` for steps that mean nothing.
  /// - Complexity: states times TLB entries; some hundred states for each built-in protocol.
  public static func check(
    _ p: RemapProtocol, _ operation: RemapOperation, _ setting: CheckSetting
  ) throws(ProgramError) -> CheckResult {
    if operation == .demote && p.start == .unmapped {
      return CheckResult(
        setting: setting, findings: [],
        legality: .notApplicable("a demote changes live mappings; boot time changes none"),
        states: 0, isExhaustive: true)
    }
    return try check(Program.programs(of: p, operation, tails: setting.tails), setting)
  }

  /// Checks a bare program.
  public static func check(
    _ program: Program, _ setting: CheckSetting
  ) throws(ProgramError) -> CheckResult {
    try check([program], setting)
  }

  static func check(
    _ programs: [Program], _ setting: CheckSetting
  ) throws(ProgramError) -> CheckResult {
    var findings: [Finding] = []
    var states = 0
    var isExhaustive = true
    for program in programs {
      var explorer = try Explorer(program, setting)
      explorer.run(title: program.title)
      // A demote's two halves: what both show is shown once.
      findings += explorer.findings.filter { finding in
        !findings.contains { $0.key == finding.key }
      }
      states += explorer.stateCount
      isExhaustive = isExhaustive && explorer.isExhaustive
    }
    let violations = findings.filter(\.isViolation)
    let legality: Legality
    if violations.contains(where: { !$0.kind.isFault }) {
      legality = .illegal(violations.sorted { $0.kind.rank < $1.kind.rank })
    } else if !violations.isEmpty {
      legality = .walkerFaults(violations)
    } else if !isExhaustive {
      legality = .undecided("stopped at \(states) states; nothing found so far")
    } else {
      let conditions = try conditions(programs, setting, findings)
      legality = conditions.isEmpty ? .legal : .legalIf(conditions)
    }
    return CheckResult(
      setting: setting, findings: violations + findings.filter { !$0.isViolation },
      legality: legality, states: states, isExhaustive: isExhaustive)
  }

  /// What a legal verdict leans on: each assumption is dropped in turn to see whether it carries.
  private static func conditions(
    _ programs: [Program], _ setting: CheckSetting, _ findings: [Finding]
  ) throws(ProgramError) -> [Legality.Condition] {
    var conditions: [Legality.Condition] = []
    for finding in findings {
      guard case .walkerFault(let fault, let handler) = finding.kind else { continue }
      let condition: Legality.Condition =
        fault == .conflictAbort && handler == .nobody
        ? .conflictAbortsHandled : .faultsHandled(fault)
      if !conditions.contains(condition) { conditions.append(condition) }
    }
    func breaks(_ change: (inout CheckSetting) -> Void) throws(ProgramError) -> Bool {
      var changed = setting
      change(&changed)
      if changed == setting { return false }
      for program in programs {
        var explorer = try Explorer(program, changed)
        explorer.run(title: program.title)
        if explorer.findings.contains(where: \.isViolation) { return true }
      }
      return false
    }
    if try breaks({ $0.contentsRule = .enforced }) { conditions.append(.contentsEqual) }
    if try breaks({ $0.tailsStartEqual = false }) { conditions.append(.tailsEqual) }
    if try breaks({ $0.folioRefcount = .held }) { conditions.append(.refcountZero) }
    return conditions
  }
}
