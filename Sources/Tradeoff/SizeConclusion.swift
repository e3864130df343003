public import HugeTLB
internal import Numbers

/// One sentence for one hugetlb size: what to do, with which protocol, and the figures for it.
public struct SizeConclusion: Sendable, Hashable {
  /// The size it speaks of.
  public let size: HugePageSize
  /// What the sentence says, as a value.
  public let decision: Decision
  /// What stands against HVO, or the condition, in a few words; nil if there is none.
  public let obstacle: String?
  /// The sentence; the same for the same inputs.
  public let text: String

  /// - Parameters:
  ///   - savings: of the pool that the sentence speaks of.
  ///   - support: of the machine's kernel; without it the sentence says "would".
  ///   - share: of one core, for which the break-even churn of the candidates is stated.
  ///   - churn: see ``Decision/init(noSaving:net:candidates:churn:)``.
  public init(
    savings: PoolSavings, support: HVOSupport, candidates: [Candidate], share: Share,
    churn: Double? = nil
  ) {
    size = savings.pool.size
    decision = Decision(
      noSaving: savings.page.noSaving?.description, net: savings.budget.net,
      candidates: candidates, churn: churn)
    let words = Words(savings: savings, support: support, share: share)
    obstacle =
      switch decision {
      case .off(.objection(_, let objection)): words.words(objection)
      case .off(.illegal(_, let rule, others: 0)): "may not run here: \(rule)"
      case .off(let why): words.obstacle(why)
      case .onIf(_, let condition): "if \(condition)"
      case .costUnknown(_, let reason): "its cost isn't known (\(reason))"
      case .answerUnknown(_, let reason): reason
      case .onlyAtBoot(let candidate, _):
        if case .legalIf(let condition) = candidate.legality { "if \(condition)" } else { nil }
      case .on(let candidate): words.churnCondition(candidate)
      }
    text = "\(size): " + words.sentence(decision)
  }

  /// The facts that the sentence draws on.
  private struct Words {
    let savings: PoolSavings
    let support: HVOSupport
    let share: Share
    private let numbers = NumberText(ascii: false)

    init(savings: PoolSavings, support: HVOSupport, share: Share) {
      (self.savings, self.support, self.share) = (savings, support, share)
    }

    func sentence(_ decision: Decision) -> String {
      switch decision {
      case .on(let candidate):
        return isHere
          ? "turn HVO on with \(candidate.protocolID)\(churnLimit(candidate)): legal here, \(saves),"
            + " \(limit(candidate))."
          : without + "with \(candidate.protocolID), legal here, it would \(saves), "
            + "\(limit(candidate))."
      case .onIf(let candidate, let condition):
        let lead =
          isHere
          ? "turn HVO on with \(candidate.protocolID) only if \(condition): then it \(saves), "
          : without + "with \(candidate.protocolID), legal only if \(condition), "
            + "it would \(saves), "
        return lead + "\(limit(candidate))."
      case .answerUnknown(let candidate, let reason):
        let lead =
          isHere
          ? "\(candidate.protocolID) is legal here and \(saves), \(limit(candidate))"
          : without + "\(candidate.protocolID), legal here, would \(saves), \(limit(candidate))"
        return lead + "; whether it should be on isn't known (\(reason))."
      case .costUnknown(let candidate, let reason):
        let lead =
          isHere
          ? "\(candidate.protocolID) is legal here and \(saves)"
          : without + "\(candidate.protocolID), legal here, would \(saves)"
        return lead + "; what it costs isn't known (\(reason)), so no churn can be named for it."
      case .onlyAtBoot(let candidate, let why):
        let lead =
          isHere
          ? "use HVO only at boot (\(candidate.protocolID)), where it \(saves)"
          : without + "at boot (\(candidate.protocolID)) it would \(saves)"
        let only =
          if case .legalIf(let condition) = candidate.legality { ", if \(condition)" } else { "" }
        return lead + only + "; at run time \(obstacle(why))."
      case .off(.notJudged(let id, let reason)):
        return (isHere ? "no advice: " : without) + notJudged(id, reason) + "."
      case .off(let why):
        return (isHere ? "keep HVO off: " : without) + obstacle(why) + "."
      }
    }

    private var isHere: Bool { support.isSupported }

    /// How a sentence starts where the kernel hasn't HVO, or may not.
    private var without: String {
      if case .uncertain(let reason) = support {
        return "HVO may not be in this kernel (\(reason)); "
      }
      return "HVO isn't in this kernel (\(support.reason)); "
    }

    private var saves: String {
      let amount = ByteCount.signed(savings.budget.net)
      let pages =
        savings.pool.count == 1 ? "1 page" : "\(numbers.count(Int64(savings.pool.count))) pages"
      return "\(isHere ? "saves" : "save") \(amount) net on \(pages)"
    }

    /// " while …", where no churn was stated and it pays below one.
    private func churnLimit(_ candidate: Candidate) -> String {
      guard case .below(let limit) = candidate.standing else { return "" }
      let churn = numbers.rounded(limit.churn)
      return " while fewer than \(churn) pages a second are allocated and freed"
    }

    /// The same for a table that holds the limit; nil if there is none.
    func churnCondition(_ candidate: Candidate) -> String? {
      guard case .below(let limit) = candidate.standing else { return nil }
      return switch limit {
      case .worth: "if churn, which wasn't stated, stays below what it pays up to"
      case .cores(let churn):
        "if churn, which wasn't stated, stays below \(numbers.rounded(churn)) pages a second, which take"
          + " the cores that it may keep busy"
      }
    }

    private func limit(_ candidate: Candidate) -> String {
      switch candidate.breakEven {
      case .churn(let churn):
        "and the remap \(isHere ? "takes" : "would take") \(share) of one core at about "
          + "\(numbers.rounded(churn)) pages allocated and freed per second"
          + (candidate.isMeasured
            ? ", as measured of the kernel itself"
            : ", or fewer: the cost is modelled, its software part a lower bound")
      case .unlimited: "and the remap \(isHere ? "takes" : "would take") no CPU time while running"
      case .unknown(let reason): "at a cost that isn't known (\(reason))"
      }
    }

    func obstacle(_ why: Decision.Obstacle) -> String {
      switch why {
      case .nothingToFree(let reason): return "it frees nothing (\(reason))"
      case .tablesOutweigh:
        let budget = savings.budget
        let spent = ByteCount.signed(Int64(budget.spent))
        return "its page tables take \(spent), it frees \(ByteCount.signed(Int64(budget.freed)))"
      case .illegal(let id, let rule, let others):
        let rest =
          switch others {
          case 0: ""
          case 1: ", and the other protocol isn't known to be legal"
          default: ", and none of the \(others) others is known to be legal"
          }
        return "\(id) may not run here (\(rule))" + rest
      case .notJudged(let id, let reason):
        return notJudged(id, reason)
      case .churnTooHigh(let candidate):
        return "the stated churn is too high for \(candidate.protocolID),"
          + " which \(tooHigh(candidate))"
      case .objection(let candidate, let objection):
        return "\(candidate.protocolID), the cheapest that is legal, \(words(objection))"
      case .noProtocol: return "there is no protocol to judge"
      }
    }

    func words(_ objection: Objection) -> String {
      switch objection {
      case .beyondCount: "takes more CPU time than can be counted"
      case .stall(let nanoseconds, let most):
        "lets a CPU stand still for \(numbers.time(nanoseconds: nanoseconds)), more than the"
          + " \(numbers.time(nanoseconds: most)) allowed"
      case .budget(let cores, let most):
        "keeps \(numbers.rounded(cores)) cores busy at the peak, more than the \(numbers.rounded(most))"
          + " it may"
      case .costsMore(_, memory: 0): "takes CPU time for memory worth $0"
      case .costsMore(let cpu, let memory):
        "takes CPU time worth \(numbers.money(cpu)) a month for memory worth \(numbers.money(memory))"
      }
    }

    private func notJudged(_ id: String, _ reason: String) -> String {
      "no protocol is known to be legal here (\(id): \(reason))"
    }

    private func tooHigh(_ candidate: Candidate) -> String {
      guard case .churn(let limit) = candidate.breakEven else { return "has no known limit" }
      return
        "takes \(share) of one core at about \(numbers.rounded(limit)) pages allocated and freed"
        + " per second already"
    }
  }
}
