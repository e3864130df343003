import Formula
public import HugeTLB
import Vmemmap

/// What to do about HVO for one pool and workload, with the reasons in figures.
public struct PoolWeighing: Sendable {
  public let terms: WeighingTerms
  /// Of the kernel in question.
  public let support: HVOSupport
  /// One for each protocol, in the order of the protocols.
  public let weighings: [Weighing]
  /// The sentence about the decision, as the main job has it.
  public let conclusion: SizeConclusion

  /// - Parameter support: of the kernel in question.
  public init(_ weighings: [Weighing], terms: WeighingTerms, support: HVOSupport) {
    self.terms = terms
    self.support = support
    self.weighings = weighings
    conclusion = SizeConclusion(
      savings: terms.savings, support: support, candidates: weighings.map(\.candidate),
      share: terms.share)
  }

  /// The protocol that the decision is about; nil where none was looked at.
  public var decisive: Weighing? {
    conclusion.decision.candidate.flatMap { candidate in
      weighings.first { $0.assessment.remap.id == candidate.protocolID }
    }
  }

  /// The decision, then what it rests on.
  public var text: String {
    guard let decisive else { return conclusion.text }
    return ([conclusion.text] + decisive.sentences).joined(separator: " ")
  }
}

extension Weighing {
  /// Worth, cost, how sure, and what would turn it.
  var sentences: [String] {
    guard let memory = results["memory_worth"]?.real else { return [] }
    func rounded(_ value: Double) -> String {
      value < 0 ? "-\(RoundNumber(-value))" : "\(RoundNumber(value))"
    }
    var sentences: [String] = []
    if let cpu = results["cpu_worth"]?.real, let net = results["net_worth"]?.real,
      let cores = results["cpu_cores"]?.real
    {
      sentences.append(
        "A month's memory is worth \(rounded(memory)), the CPU time (\(rounded(cores)) cores)"
          + " \(rounded(cpu)): net \(rounded(net)) at the prices stated.")
    } else {
      sentences.append("A month's memory is worth \(rounded(memory)) at the prices stated.")
      if let churn = results["worth_break_even_churn"]?.real {
        sentences.append(
          "CPU time is worth as much at \(rounded(churn)) pages allocated and freed per second.")
      }
    }
    if let sureness = spread.sureness {
      sentences.append(
        "The answer is the same in \(rounded(sureness * 100)) % of \(Spread.draws) draws from the"
          + " measured intervals.")
    }
    let turning = sensitivities.filter { $0.turnsAt != nil }.min {
      Self.distance($0) < Self.distance($1)
    }
    if let turning, let at = turning.turnsAt {
      sentences.append(
        "It would turn first at \(turning.input) \(rounded(at)) (now \(rounded(turning.value))).")
    }
    return sentences
  }

  /// The factor by which an input must change, at least 1.
  private static func distance(_ sensitivity: Sensitivity) -> Double {
    guard let at = sensitivity.turnsAt, sensitivity.value > 0, at > 0 else { return .infinity }
    return max(at / sensitivity.value, sensitivity.value / at)
  }
}
