import Formula
public import HugeTLB
internal import Numbers
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
    let numbers = NumberText(ascii: false)
    var sentences: [String] = []
    if let cpu = results["cpu_worth"]?.real, let net = results["net_worth"]?.real,
      let cores = results["cpu_cores"]?.real
    {
      sentences.append(
        "A month's memory is worth \(numbers.money(memory)), the CPU time (\(numbers.rounded(cores)) cores)"
          + " \(numbers.money(cpu)): net \(numbers.money(net)) at these prices.")
    } else {
      // The decision says itself why a cost isn't known.
      let isSaid = if case .unknown = assessment.breakEven { true } else { false }
      sentences.append(
        "A month's memory is worth \(numbers.money(memory)) at these prices"
          + (isSaid ? "." : "; what HVO costs isn't known (\(reason(of: "cpu_worth")))."))
      if let churn = results["worth_break_even_churn"]?.real {
        sentences.append(
          "CPU time is worth as much at \(numbers.rounded(churn)) pages allocated and freed per second."
        )
      }
    }
    if let sureness = spread.sureness {
      sentences.append(
        "The answer is the same in \(numbers.rounded(sureness * 100)) % of \(Spread.draws) draws from the"
          + " measured intervals.")
    }
    let turning = sensitivities.filter { $0.turnsAt != nil }.min {
      Self.distance($0) < Self.distance($1)
    }
    if let turning, let at = turning.turnsAt {
      sentences.append(
        "What would turn it first: \(Self.meaning(of: turning.input)):"
          + " \(Self.text(at, of: turning.input)) instead of \(Self.text(turning.value, of: turning.input))."
      )
    }
    return sentences
  }

  /// An input in words, without its unit.
  private static func meaning(of input: String) -> String {
    let meaning = TradeoffFormulas.standard.set.inputs.first { $0.name == input }?.meaning ?? input
    for unit in [", in bytes", ", in ns"] where meaning.hasSuffix(unit) {
      return String(meaning.dropLast(unit.count))
    }
    return meaning
  }

  /// An input's value with its unit.
  private static func text(_ value: Double, of input: String) -> String {
    if input.hasSuffix("_bytes"), let bytes = Int64(exactly: value.rounded()) {
      return ByteCount.signed(bytes)
    }
    let numbers = NumberText(ascii: false)
    return input.hasSuffix("_ns") ? numbers.time(nanoseconds: value) : numbers.rounded(value)
  }

  /// The factor by which an input must change, at least 1.
  private static func distance(_ sensitivity: Sensitivity) -> Double {
    guard let at = sensitivity.turnsAt, sensitivity.value > 0, at > 0 else { return .infinity }
    return max(at / sensitivity.value, sensitivity.value / at)
  }
}
