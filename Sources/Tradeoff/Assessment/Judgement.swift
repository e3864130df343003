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

  /// One line: what decides, and for which direction.
  public var text: String {
    let (operation, legality) = deciding
    if case .legal = legality { return legality.text }
    return "\(operation == .optimize ? "HVO" : "de-HVO") \(legality.text)"
  }

  /// What the verdict makes of it.
  public var legalityHere: LegalityHere {
    switch deciding.legality {
    case .legal: .legal
    case .legalIf(let conditions):
      .legalIf(conditions.map(\.text).joined(separator: " and "))
    case .illegal: .illegal(text)
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
    case .illegal: 4
    }
  }
}
