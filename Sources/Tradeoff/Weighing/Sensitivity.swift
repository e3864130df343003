import Formula
private import Glibc
import Vmemmap

/// What one input does to the answer: how far the net worth moves, and where the answer turns.
public struct Sensitivity: Sendable, Hashable {
  /// Name of the input in the formulas.
  public let input: String
  /// What it is.
  public let meaning: String
  /// What it is now.
  public let value: Double
  /// Net worth per month with half of it and with twice of it.
  public let netAtHalf, netAtTwice: Double?
  /// The value nearest to the present one at which the answer turns; nil if none within a factor of
  /// a million.
  public let turnsAt: Double?
  /// Whether HVO should be on beyond that value.
  public let turnsOn: Bool?

  /// How far the net worth moves.
  public var swing: Double {
    guard let netAtHalf, let netAtTwice else { return 0 }
    return abs(netAtTwice - netAtHalf)
  }
}

extension Weighing {
  /// The inputs worth asking about.
  private static let questions = [
    "churn", "peak_churn", "demotions", "memory_price", "core_price", "net_bytes", "cpus",
    "max_stall_ns", "core_budget", "flush_ns", "flush_elsewhere_ns", "stop_ns",
    "stop_elsewhere_ns", "stop_worst_ns", "hvo_software_ns", "de_hvo_software_ns",
    "demote_measured_ns",
  ]

  /// A tornado: the inputs that move the net worth or turn the answer, the largest swing first.
  ///
  /// - Complexity: O(inputs × parts of the formulas).
  public var sensitivities: [Sensitivity] {
    guard results["turn_on"]?.truth != nil else { return [] }
    let set = TradeoffFormulas.standard.set
    let isBoot = assessment.remap.start == .unmapped
    return Self.questions.compactMap { name -> Sensitivity? in
      // What is set up at boot has no churn to ask about.
      if isBoot, ["churn", "peak_churn", "demotions"].contains(name) { return nil }
      guard let value = inputs[name]?.value.real,
        let meaning = set.inputs.first(where: { $0.name == name })?.meaning
      else { return nil }
      let turn = turningPoint(of: name, from: value)
      let found = Sensitivity(
        input: name, meaning: meaning, value: value,
        netAtHalf: with(name, value / 2)["net_worth"]?.real,
        netAtTwice: with(name, value * 2)["net_worth"]?.real, turnsAt: turn?.value,
        turnsOn: turn?.turnsOn)
      return found.swing > 0 || turn != nil ? found : nil
    }
    .sorted { ($0.swing, $1.input) > ($1.swing, $0.input) }
  }

  /// The results with another value of one input.
  func with(_ name: String, _ value: Double) -> [String: FormulaValue] {
    var values = Self.values(inputs)
    values[name] = .real(value)
    return TradeoffFormulas.standard.program(values)
  }

  /// Looks outwards in steps of a quarter of a decade, then halves the step that turned it.
  private func turningPoint(of name: String, from value: Double) -> (value: Double, turnsOn: Bool)?
  {
    guard let now = results["turn_on"]?.truth else { return nil }
    func answer(_ exponent: Double) -> Bool? {
      // There is no machine with less than a CPU.
      if name == "cpus", Self.scaled(value, exponent) < 1 { return now }
      return with(name, Self.scaled(value, exponent))["turn_on"]?.truth
    }
    for step in 1...24 {
      for direction in value == 0 ? [1.0] : [1.0, -1.0] {
        let end = direction * Double(step) / 4
        guard let there = answer(end), there != now else { continue }
        var (near, far) = (direction * Double(step - 1) / 4, end)
        for _ in 0..<50 {
          let middle = (near + far) / 2
          if answer(middle) == now { near = middle } else { far = middle }
        }
        return (Self.scaled(value, far), there)
      }
    }
    return nil
  }

  /// Powers of ten of the value; of 0, from a thousandth upwards.
  private static func scaled(_ value: Double, _ exponent: Double) -> Double {
    let factor = pow(10, exponent)
    return value == 0 ? 1e-3 * factor * factor : value * factor
  }
}
