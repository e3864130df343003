import Formula
import HugeTLB
import Measurement
public import Tradeoff
import Vmemmap

extension TradeoffRow {
  /// One row for each protocol of a pool.
  public static func all(_ pool: PoolWeighing) -> [TradeoffRow] {
    pool.weighings.map { TradeoffRow($0, in: pool) }
  }

  init(_ weighing: Weighing, in pool: PoolWeighing) {
    let assessed = weighing.assessment
    func figure(_ name: String, _ unit: Unit) -> Figure { Figure(weighing, name, unit) }
    let (advice, reason) = Self.advice(weighing, in: pool)
    self.init(
      protocolID: assessed.remap.id, title: assessed.remap.title,
      sizeBytes: Int64(assessed.size.bytes), count: Int64(pool.terms.savings.pool.count),
      advice: advice, reason: reason, isKernels: assessed.isKernels,
      isDecisive: pool.decisive?.assessment.remap.id == assessed.remap.id,
      netBytes: pool.terms.savings.budget.net, memoryWorth: figure("memory_worth", .moneyPerMonth),
      cpuCores: figure("cpu_cores", .count), cpuWorth: figure("cpu_worth", .moneyPerMonth),
      netWorth: figure("net_worth", .moneyPerMonth), stoppedCores: figure("stopped_cores", .count),
      stall: figure("stall_ns", .nanoseconds),
      breakEvenChurn: figure("break_even_churn", .perSecond),
      worthBreakEvenChurn: figure("worth_break_even_churn", .perSecond),
      sureness: Figure(sureness: weighing), inputs: Input.all(weighing))
  }

  /// What the decision would be if this were the only protocol.
  private static func advice(_ weighing: Weighing, in pool: PoolWeighing) -> (Advice, String) {
    let alone = PoolWeighing([weighing], terms: pool.terms, support: pool.support).conclusion
    let obstacle = alone.obstacle ?? "nothing stands against it"
    return switch alone.decision {
    case .on(let candidate):
      if case .below = candidate.standing { (.conditional, obstacle) } else { (.on, obstacle) }
    case .onIf: (.conditional, obstacle)
    case .costUnknown, .answerUnknown, .off(.notJudged), .off(.noProtocol): (.unknown, obstacle)
    case .onlyAtBoot: (.boot, obstacle)
    case .off: (.off, obstacle)
    }
  }
}

extension TradeoffRow.Input {
  /// Every input of the formulas that was given, in their order.
  static func all(_ weighing: Weighing) -> [TradeoffRow.Input] {
    TradeoffFormulas.standard.set.inputs.compactMap { input in
      weighing.inputs[input.name].map {
        TradeoffRow.Input(name: input.name, meaning: input.meaning, value: Figure($0, input.unit))
      }
    }
  }
}

extension FormulaSet.Input {
  /// By its name, or the way that ends.
  var unit: Unit {
    switch name {
    case "memory_price": return .moneyPerGiBMonth
    case "core_price": return .moneyPerCoreHour
    case "demotions": return .perHour
    default: break
    }
    if name.hasSuffix("_ns") { return .nanoseconds }
    if name.hasSuffix("_bytes") { return .bytes }
    return name.hasSuffix("churn") ? .perSecond : .count
  }
}

extension Figure {
  /// A result of the formulas, with the spread that its measured inputs give it.
  init(_ weighing: Weighing, _ name: String, _ unit: Unit) {
    guard let value = weighing.results[name]?.real else {
      self = .absent(unit, reason: weighing.reason(of: name))
      return
    }
    self.init(
      value, unit, .modelled(from: "the formula \(name)"),
      interval: weighing.spread.intervals[name].flatMap { Interval($0) })
  }

  /// An input with its provenance.
  init(_ input: FormulaInput, _ unit: Unit) {
    if let value = input.value.real {
      self.init(
        value, unit, Provenance(input.origin, input.basis),
        interval: input.interval.flatMap { Interval($0) })
    } else {
      self = .absent(unit, reason: input.basis)
    }
  }

  /// How often draws from the measured intervals give the same answer.
  init(sureness weighing: Weighing) {
    if let sureness = weighing.spread.sureness {
      let names = weighing.spread.drawn.joined(separator: ", ")
      self.init(
        sureness * 100, .percent, .modelled(from: "\(Spread.draws) draws of \(names), seed fixed"))
    } else if weighing.results["turn_on"]?.truth == nil {
      self = .absent(.percent, reason: weighing.reason(of: "turn_on"))
    } else {
      self = .absent(.percent, reason: "none of the inputs has a measured interval")
    }
  }
}

extension SensitivityRow {
  /// The tornado of the protocol that the pool's conclusion is about, or that fell for run time.
  public static func all(_ pool: PoolWeighing) -> [SensitivityRow] {
    guard let decisive = pool.questioned else { return [] }
    let set = TradeoffFormulas.standard.set
    return decisive.sensitivities.map { found in
      let unit = set.inputs.first { $0.name == found.input }?.unit ?? .count
      func net(_ value: Double?) -> Figure {
        value.map { Figure($0, .moneyPerMonth, .modelled(from: "the formula net_worth")) }
          ?? .absent(.moneyPerMonth, reason: "not finite")
      }
      return SensitivityRow(
        protocolID: decisive.assessment.remap.id, sizeBytes: Int64(decisive.assessment.size.bytes),
        input: found.input, meaning: found.meaning,
        value: decisive.inputs[found.input].map { Figure($0, unit).withoutInterval }
          ?? .absent(unit, reason: "not given"),
        netAtHalf: net(found.netAtHalf), netAtTwice: net(found.netAtTwice),
        turnsAt: found.turnsAt.map { Figure($0, unit, .modelled(from: "the formula turn_on")) }
          ?? .absent(unit, reason: "nothing within a factor of a million turns the answer"),
        turnsTo: found.turnsOn.map { $0 ? "on" : "off" })
    }
  }
}
