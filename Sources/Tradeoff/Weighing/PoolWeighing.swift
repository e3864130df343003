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

  /// The protocol whose inputs are asked what would turn the answer: the one that fell for run time
  /// where only boot time is left, else the decisive one.
  public var questioned: Weighing? {
    guard case .onlyAtBoot(_, .objection(let candidate, _)) = conclusion.decision else {
      return decisive
    }
    return weighings.first { $0.assessment.remap.id == candidate.protocolID }
  }

  /// The decision, then what it rests on.
  public var text: String {
    guard let decisive, let questioned else { return conclusion.text }
    return ([conclusion.text] + decisive.sentences + questioned.turningSentences).joined(
      separator: " ")
  }
}

extension Weighing {
  /// Worth, cost, and how sure.
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
      // The decision says itself why a cost isn't known, or can't be counted; and up to which churn
      // HVO pays where none was stated.
      let isSaid =
        switch (standing, assessment.breakEven) {
        case (.below, _), (.objection, _), (_, .unknown): true
        default: false
        }
      sentences.append(
        "A month's memory is worth \(numbers.money(memory)) at these prices"
          + (isSaid ? "." : "; what HVO costs isn't known (\(reason(of: "cpu_worth")))."))
      if let number = inputs["demotions"]?.value.real, number > 0,
        let busy = results["demoting_ns"]?.real, let price = inputs["core_price"]?.value.real
      {
        sentences.append(
          "\(numbers.rounded(number)) demotions an hour keep \(numbers.rounded(busy / 1e9)) cores busy, worth"
            + " \(numbers.money(busy / 1e9 * price * TradeoffFormulas.hoursPerMonth)).")
      }
      if let churn = results["worth_break_even_churn"]?.real, memory > 0 {
        sentences.append(
          "All CPU time is worth as much at \(numbers.rounded(churn)) pages allocated and freed per second."
        )
      }
    }
    if let sureness = spread.sureness {
      sentences.append(
        "The answer is the same in \(numbers.rounded(sureness * 100)) % of \(Spread.draws) draws from the"
          + " measured intervals.")
    }
    return sentences
  }

  /// What would turn the answer first: of what turns it at about the same distance, what a planner
  /// can set.
  var turningSentences: [String] {
    let turning = sensitivities.filter { $0.turnsAt != nil }
    guard let nearest = turning.map(Self.distance).min(),
      let first = Self.settable.lazy.compactMap({ name in
        turning.first { $0.input == name && Self.distance($0) <= nearest * 1.02 }
      }).first ?? turning.min(by: { Self.distance($0) < Self.distance($1) }),
      let at = first.turnsAt
    else { return [] }
    return [
      "What would turn it first: \(Self.meaning(of: first.input)):"
        + " \(Self.text(at, of: first.input)) instead of \(Self.text(first.value, of: first.input))."
    ]
  }

  /// Inputs that a planner can set, the most likely one first.
  private static let settable = [
    "churn", "peak_churn", "demotions", "memory_price", "core_price", "max_stall_ns", "core_budget",
  ]

  /// An input in words, without its unit and what holds where it is absent.
  static func meaning(of input: String) -> String {
    let whole = TradeoffFormulas.standard.set.inputs.first { $0.name == input }?.meaning ?? input
    let meaning = String(whole.prefix { $0 != ";" })
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
    if input.hasSuffix("_price") { return "$\(numbers.rounded(value))" }
    return input.hasSuffix("_ns") ? numbers.time(nanoseconds: value) : numbers.rounded(value)
  }

  /// The factor by which an input must change, at least 1.
  private static func distance(_ sensitivity: Sensitivity) -> Double {
    guard let at = sensitivity.turnsAt, sensitivity.value > 0, at > 0 else { return .infinity }
    return max(at / sensitivity.value, sensitivity.value / at)
  }
}
