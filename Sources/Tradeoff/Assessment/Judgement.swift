public import BreakBeforeMake
public import Vmemmap

/// Whether a protocol may run under one setting: HVO and de-HVO judged together.
public struct Judgement: Sendable, Hashable {
  public let setting: CheckSetting
  public let hvo: Legality
  public let deHVO: Legality

  /// Explores both directions. Cost: that of two exhaustive checks.
  ///
  /// - Throws: `ProgramError` if the protocol isn't a sequence that the checker can follow.
  public init(_ remap: RemapProtocol, under setting: CheckSetting) throws(ProgramError) {
    self.setting = setting
    hvo = try Checker.check(remap, .optimize, setting).legality
    deHVO = try Checker.check(remap, .restore, setting).legality
  }

  /// The direction that decides, and its legality: the worse one, HVO where both are alike.
  public var deciding: (operation: RemapOperation, legality: Legality) {
    deHVO.severity > hvo.severity ? (.restore, deHVO) : (.optimize, hvo)
  }

  /// Conditions that the kernel doesn't keep by itself.
  public var openConditions: [Legality.Condition] {
    guard case .legalIf(let conditions) = deciding.legality else { return [] }
    return conditions.filter { !$0.isKeptByKernel }
  }

  /// One line: what decides, and for which direction.
  public var text: String {
    let (operation, legality) = deciding
    let direction = operation == .optimize ? "HVO" : "de-HVO"
    switch legality {
    case .legal: return legality.text
    case .legalIf(let conditions) where openConditions.isEmpty:
      let kept = conditions.map(\.text).joined(separator: " and ")
      return "legal: \(kept), as the kernel keeps it"
    default: return "\(direction) \(legality.text)"
    }
  }

  /// What the verdict makes of it.
  public var legalityHere: LegalityHere {
    switch deciding.legality {
    case .legal: .legal
    case .legalIf where openConditions.isEmpty: .legal
    case .legalIf: .legalIf(openConditions.map(\.text).joined(separator: " and "))
    case .walkerFaults, .illegal: .illegal(text)
    case .notApplicable, .undecided: .notJudged(text)
    }
  }
}

extension Legality {
  /// Order of badness.
  fileprivate var severity: Int {
    switch self {
    case .legal: 0
    case .legalIf: 1
    case .undecided: 2
    case .notApplicable: 3
    case .walkerFaults: 4
    case .illegal: 5
    }
  }
}
