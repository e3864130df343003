public import Formula
import HugeTLB
public import Measurement

/// A number that a formula is fed with, where it comes from, and how sure it is.
public struct FormulaInput: Sendable, Hashable {
  /// The number, or why there is none.
  public let value: FormulaValue
  /// Where it comes from, or why there is none.
  public let basis: String
  /// Of the measurement; nil for what is stated or exact.
  public let interval: Interval?
  /// What kind of source it has.
  public let origin: Origin

  /// A number that was stated or follows from what was, unless `origin` says otherwise.
  public init(
    _ value: Double, _ basis: String, interval: Interval? = nil, origin: Origin = .exact
  ) {
    self.value = .real(value)
    self.basis = basis
    self.interval = interval
    self.origin = origin
  }

  /// A time, in ns.
  public init(_ cost: Cost) {
    value = cost.nanoseconds.map { .real($0) } ?? .missing(.excluded)
    basis = cost.basis
    interval = cost.interval
    origin = cost.origin
  }

  /// No number, for this reason.
  public static func none(_ reason: String) -> FormulaInput { FormulaInput(.unknown(reason)) }
}

/// What one operation brings into the formulas.
struct OperationTerms {
  let software: Cost
  let whileStopped: Cost
  let counts: BatchCounts

  /// By the names of the inputs; counts that make no sense are gaps.
  func inputs(_ prefix: String) -> [String: FormulaInput] {
    func count(_ value: Int, atLeast least: Int) -> FormulaInput {
      value >= least
        ? FormulaInput(Double(value), "steps counted by the simulator")
        : .none("\(value) is no count")
    }
    return [
      "\(prefix)_software_ns": FormulaInput(software),
      "\(prefix)_while_stopped_ns": FormulaInput(whileStopped),
      "\(prefix)_batch": count(counts.hugePages, atLeast: 1),
      "\(prefix)_flushes": count(counts.flushes, atLeast: 0),
      "\(prefix)_stops": count(counts.stops, atLeast: 0),
    ]
  }
}

extension OperationCost {
  /// What it was computed from, by the names of the formulas' inputs.
  func inputs(_ prefix: String) -> [String: FormulaInput] {
    OperationTerms(software: software, whileStopped: whileStopped, counts: counts).inputs(prefix)
  }
}

extension PrimitiveCosts {
  /// By the names of the formulas' inputs.
  func inputs(cpus: Int) -> [String: FormulaInput] {
    var inputs = [
      "flush_ns": FormulaInput(flush), "flush_elsewhere_ns": FormulaInput(flushElsewhere),
      "stop_ns": FormulaInput(stop), "stop_elsewhere_ns": FormulaInput(stopElsewhere),
      "cpus": cpus >= 1 ? FormulaInput(Double(cpus), "online CPUs") : .none("no CPU to run on"),
    ]
    inputs["stop_worst_ns"] = worstStop.map { FormulaInput($0) }
    return inputs
  }
}
