extension Decision {
  /// Decides by what HVO saves, then by legality, then by cost.
  ///
  /// Among several legal protocols the one with the highest break-even churn wins, the first of
  /// equals; where the kernel has a protocol of its own, only that one is looked at for run time.
  ///
  /// - Parameters:
  ///   - noSaving: why HVO frees nothing; nil if it frees something.
  ///   - net: bytes saved after page tables.
  ///   - churn: of the machine, in huge pages a second; nil if it isn't stated. NaN and negative
  ///     count as not stated.
  public init(noSaving: String?, net: Int64, candidates: [Candidate], churn: Double? = nil) {
    if let noSaving {
      self = .off(.nothingToFree(noSaving))
      return
    }
    guard net > 0 else {
      self = .off(.tablesOutweigh)
      return
    }
    let churn = churn.flatMap { $0 >= 0 ? $0 : nil }
    let runtime = candidates.filter { $0.time == .runtime }
    let own = runtime.filter(\.isKernels)
    let choice = Self.atRuntime(own.isEmpty ? runtime : own, churn)
    if case .off(let why) = choice,
      let boot = candidates.first(where: { $0.time == .boot && $0.objection == nil && $0.mayRun })
    {
      self = .onlyAtBoot(boot, why: why)
    } else {
      self = choice
    }
  }

  private static func atRuntime(_ candidates: [Candidate], _ churn: Double?) -> Decision {
    let legal = candidates.filter { $0.legality == .legal }
    if let best = cheapest(legal.filter(\.mayPay)) ?? cheapest(legal.filter { $0.objection == nil })
      ?? cheapest(legal)
    {
      if let objection = best.objection { return .off(.objection(best, objection)) }
      if let churn, best.breakEven.allows(churn) == false { return .off(.churnTooHigh(best)) }
      if case .unknown(let reason) = best.standing { return .answerUnknown(best, reason: reason) }
      return .on(best)
    }
    if let first = legal.first, case .unknown(let reason) = first.breakEven {
      return .costUnknown(first, reason: reason)
    }
    let conditional = candidates.filter { if case .legalIf = $0.legality { true } else { false } }
    if let best = cheapest(conditional) ?? conditional.first,
      case .legalIf(let condition) = best.legality
    {
      if let objection = best.objection { return .off(.objection(best, objection)) }
      if let churn, best.breakEven.allows(churn) == false { return .off(.churnTooHigh(best)) }
      return .onIf(best, condition: condition)
    }
    for candidate in candidates {
      if case .illegal(let rule) = candidate.legality {
        let others = candidates.count - 1
        return .off(.illegal(protocolID: candidate.protocolID, rule: rule, others: others))
      }
    }
    if let first = candidates.first, case .notJudged(let reason) = first.legality {
      return .off(.notJudged(protocolID: first.protocolID, reason: reason))
    }
    return .off(.noProtocol)
  }

  /// The highest break-even churn, the first of equals; nil if none is known.
  private static func cheapest(_ candidates: [Candidate]) -> Candidate? {
    var best: (candidate: Candidate, limit: Double)?
    for candidate in candidates {
      guard let limit = candidate.breakEven.limit else { continue }
      if best.map({ limit > $0.limit }) ?? true { best = (candidate, limit) }
    }
    return best?.candidate
  }
}

extension Candidate {
  /// Whether it pays, up to some churn at least.
  fileprivate var mayPay: Bool {
    switch standing {
    case .pays, .below: true
    case .objection, .unknown: false
    }
  }

  /// Whether it is legal, under a condition at least.
  fileprivate var mayRun: Bool {
    switch legality {
    case .legal, .legalIf: true
    case .illegal, .notJudged: false
    }
  }
}
