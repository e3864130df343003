import HugeTLB
import BreakBeforeMake
public import Tradeoff
import Vmemmap

extension VerdictRow {
  /// One protocol at one size as a row.
  ///
  /// - Parameter corePercent: share of one core, in percent, that the break-even churn is for.
  public init(_ assessed: Assessment, corePercent: Double) {
    let cost = assessed.cost
    self.init(
      protocolID: assessed.remap.id, title: assessed.remap.title,
      sizeBytes: Int64(assessed.size.bytes),
      legality: assessed.judgements.map { Legality($0) },
      costParts: CostPart.all(cost.hvo, .hvo) + CostPart.all(cost.deHVO, .deHVO),
      costHVO: Figure(cost.hvo.total), costDeHVO: Figure(cost.deHVO.total),
      savedBytes: Int64(assessed.savedBytes), corePercent: corePercent,
      breakEvenChurn: Figure(assessed.breakEven))
  }
}

extension VerdictRow.Legality {
  init(_ judged: Judgement) {
    let (_, legality) = judged.deciding
    let verdict: VerdictRow.Verdict
    var rule: String?
    switch legality {
    case .legal: verdict = .legal
    case .legalIf: verdict = judged.openConditions.isEmpty ? .legal : .conditional
    case .walkerFaults, .illegal:
      verdict = .illegal
      rule = legality.headline?.rule?.identifier
    case .notApplicable, .undecided: verdict = .notJudged
    }
    self.init(setting: judged.setting.name, verdict: verdict, rule: rule, reason: judged.text)
  }
}

extension VerdictRow.CostPart {
  /// The parts that cost something or aren't known.
  static func all(_ cost: OperationCost, _ operation: RemapRow.Operation) -> [VerdictRow.CostPart] {
    cost.parts.filter { $0.cost.nanoseconds != 0 }.map {
      VerdictRow.CostPart(
        operation: operation, what: $0.component.rawValue, cost: Figure($0.cost))
    }
  }
}

extension Provenance {
  init(_ origin: Origin, _ basis: String) {
    self =
      switch origin {
      case .exact: .derived(from: basis)
      case .published: .published(source: basis)
      case .measured: .measured(where: basis, samples: nil)
      case .modelled: .modelled(from: basis)
      }
  }
}

extension Figure {
  /// A cost put together from measured primitives and counts.
  init(_ cost: Cost) {
    if let nanoseconds = cost.nanoseconds {
      self.init(nanoseconds, .nanoseconds, Provenance(cost.origin, cost.basis))
    } else {
      self = .absent(.nanoseconds, reason: cost.basis)
    }
  }

  init(_ breakEven: BreakEven) {
    switch breakEven {
    case .churn(let churn):
      self.init(churn, .perSecond, .modelled(from: "the share of one core over HVO plus de-HVO"))
    case .unlimited: self = .absent(.perSecond, reason: "no churn reaches it: it costs nothing")
    case .unknown(let reason): self = .absent(.perSecond, reason: reason)
    }
  }
}
