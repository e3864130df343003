public import BreakBeforeMake
public import Vmemmap

extension CheckRow {
  /// One check as a row.
  ///
  /// - Parameters:
  ///   - nanoseconds: what it took.
  ///   - traces: whether to keep the shortest runs.
  ///   - place: the step in the words of a user's file; nil for the usual words.
  public init(
    _ result: CheckResult, of remap: RemapProtocol, _ operation: RemapOperation,
    nanoseconds: Double, traces: Bool, place: (StepReference) -> String? = { _ in nil }
  ) {
    let conditions: [String] =
      if case .legalIf(let conditions) = result.legality { conditions.map(\.text) } else { [] }
    self.init(
      protocolID: remap.id, title: remap.title, operation: RemapRow.Operation(operation),
      split: remap.split.rawValue, setting: Setting(result.setting),
      verdict: Verdict(result.legality), rule: result.legality.headline?.rule?.identifier,
      reason: result.legality.text, conditions: conditions,
      findings: result.findings.map { Finding($0, traces: traces, place: place) },
      states: Int64(result.states), isExhaustive: result.isExhaustive,
      time: Figure(nanoseconds, .nanoseconds, .measured(where: "this machine", samples: 1)))
  }
}

extension CheckRow.Finding {
  /// - Parameters:
  ///   - traces: whether to keep the shortest run.
  ///   - place: the step in the words of a user's file; nil for the usual words.
  init(
    _ finding: BreakBeforeMake.Finding, traces: Bool,
    place: (StepReference) -> String? = { _ in nil }
  ) {
    self.init(
      title: finding.kind.title, detail: finding.kind.detail, entry: finding.entry.name,
      cpu: finding.cpu,
      place: finding.step.map { step in
        place(step) ?? "phase \(step.phase + 1) (\(step.purpose)), step \(step.step + 1)"
      },
      isViolation: finding.isViolation, citation: finding.rule.map { CheckRow.Citation($0) },
      trace: traces ? finding.trace.text.split(separator: "\n").map(String.init) : nil)
  }
}

extension Legality {
  /// The finding that the verdict names.
  var headline: Finding? {
    switch self {
    case .illegal(let findings), .walkerFaults(let findings): findings.first
    case .legal, .legalIf, .notApplicable, .undecided: nil
    }
  }
}

extension CheckRow.Citation {
  public init(_ rule: Rule) {
    self.init(rule: rule.identifier, edition: rule.edition, summary: rule.summary)
  }
}

extension RemapRow.Operation {
  init(_ operation: RemapOperation) {
    switch operation {
    case .optimize: self = .hvo
    case .restore: self = .deHVO
    case .demote: self = .demote
    }
  }
}

extension CheckRow.Verdict {
  init(_ legality: Legality) {
    switch legality {
    case .legal: self = .legal
    case .legalIf: self = .conditional
    case .walkerFaults: self = .faults
    case .illegal: self = .illegal
    case .notApplicable: self = .notApplicable
    case .undecided: self = .undecided
    }
  }
}

extension CheckRow.Setting {
  /// Name and heading of a setting with what was chosen otherwise than usual.
  init(_ setting: CheckSetting) {
    let choices = Self.choices(setting)
    let marks = choices.map { " " + $0.mark }.joined()
    let isARM = setting.architecture == .arm64
    let level = "\(setting.bbmLevel.rawValue)" + (setting.hardwareAccessFlag ? "+AF" : "")
    self.init(
      name: ([setting.name] + choices.map(\.name)).joined(separator: ", "),
      label: (isARM ? level : "x86") + marks)
  }

  private static func choices(_ setting: CheckSetting) -> [(name: String, mark: String)] {
    let usual = CheckSetting(architecture: setting.architecture)
    var choices: [(String, String)] = []
    func add(_ isOther: Bool, _ name: String, _ mark: String) {
      if isOther { choices.append((name, mark)) }
    }
    add(setting.contentsRule != usual.contentsRule, "contents rule waived", "waived")
    add(setting.contentsMoment != usual.contentsMoment, "contents equal throughout", "throughout")
    add(setting.tailsStartEqual != usual.tailsStartEqual, "tails differ", "odd tails")
    add(setting.folioRefcount != usual.folioRefcount, "references taken", "held")
    add(setting.walkersResolveHead != usual.walkersResolveHead, "tails tried as they are", "tails")
    add(
      setting.pausedCPUsCountAsUsers != usual.pausedCPUsCountAsUsers, "paused CPUs count", "paused")
    add(
      setting.addressInvalidatesWholeBlock != usual.addressInvalidatesWholeBlock,
      "a TLBI by address leaves the rest of a block", "part")
    add(setting.nTFaults != usual.nTFaults, "nT felt at level 1 only", "nT1")
    add(setting.neighbourInUse != usual.neighbourInUse, "nothing else in the PMD", "alone")
    add(
      setting.cpus != usual.cpus, setting.cpus == 1 ? "1 CPU" : "\(setting.cpus) CPUs",
      "\(setting.cpus)CPU")
    return choices
  }
}
