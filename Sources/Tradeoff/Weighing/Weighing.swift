public import Formula
public import HugeTLB
import Vmemmap

/// One protocol for one pool: what it brings and costs, what speaks against it, and how sure that is.
public struct Weighing: Sendable {
  /// Legality, cost and break-even as the verdict has them.
  public let assessment: Assessment
  /// What the formulas were fed with, by name.
  public let inputs: [String: FormulaInput]
  /// What they gave, by name.
  public let results: [String: FormulaValue]
  /// How the results spread, from the measured intervals.
  public let spread: Spread
  /// Whether the kernel itself was measured.
  public let isMeasured: Bool

  /// - Parameters:
  ///   - target: HVO of the size that a page of this one is demoted to, by the same protocol.
  ///   - demotion: what HVO adds to one demotion, where it was measured.
  ///   - machine: what flushes and stops cost.
  ///   - isMeasured: whether the cost was measured of the kernel itself.
  public init(
    _ assessment: Assessment, target: (cost: OperationCost, size: HugePageSize)?,
    demotion: Cost? = nil, machine: MachineCosts, terms: WeighingTerms, isMeasured: Bool = false
  ) {
    let isBoot = assessment.remap.start == .unmapped
    var workload = isBoot ? .afterBoot : terms.workload
    if target == nil, demotion == nil, !isBoot {
      workload.demotions = FormulaInput(0, "no smaller size to demote to")
    }
    var inputs = terms.inputs(workload)
    let pause = assessment.remap.pause
    inputs.merge(machine.primitives(pausing: pause).inputs(cpus: terms.cpus)) { first, _ in first }
    inputs.merge(assessment.cost.hvo.inputs("hvo")) { first, _ in first }
    inputs.merge(assessment.cost.deHVO.inputs("de_hvo")) { first, _ in first }
    if let target {
      inputs.merge(target.cost.inputs("target_hvo")) { first, _ in first }
      inputs["pages_per_demotion"] = FormulaInput(
        Double(assessment.size.bytes / target.size.bytes), "\(target.size) in \(assessment.size)")
    }
    if let demotion { inputs["demote_measured_ns"] = FormulaInput(demotion) }
    inputs["other_stall_ns"] = Self.otherStall(pause, isBoot: isBoot, isMeasured: isMeasured)
    if isBoot { inputs["flush_stall_ns"] = FormulaInput(0, "set up at boot: no flush later") }
    self.assessment = assessment
    self.isMeasured = isMeasured
    self.inputs = inputs
    results = TradeoffFormulas.standard.program(Self.values(inputs))
    spread = Spread(inputs)
  }

  /// What the formulas are fed with; what is missing is told apart by its name.
  static func values(_ inputs: [String: FormulaInput]) -> [String: FormulaValue] {
    var values: [String: FormulaValue] = [:]
    for (name, input) in inputs {
      if case .missing = input.value {
        values[name] = .missing(.input(name))
      } else {
        values[name] = input.value
      }
    }
    return values
  }

  private static func otherStall(
    _ pause: Pause?, isBoot: Bool, isMeasured: Bool
  ) -> FormulaInput {
    if pause == .onFault, !isBoot {
      return .none(
        "a walker that faults waits for the remap: hvo-bench remap --walkers measures it")
    }
    if isMeasured {
      return .none(
        "hvo-bench kernel measures CPU time of the writing thread, not what its flushes hold up")
    }
    return FormulaInput(0, "nobody waits but for flushes and stops")
  }

  /// What speaks against the protocol for this workload; nil if nothing does, or if that isn't known.
  public var objection: Objection? { standing.objection }

  /// What speaks against the protocol by these results; nil if nothing does, or if that isn't known.
  func objection(_ results: [String: FormulaValue]) -> Objection? {
    guard results["turn_on"]?.truth == false else { return nil }
    if results["stalls_briefly"]?.truth == false, let stall = results["stall_ns"]?.real,
      let most = inputs["max_stall_ns"]?.value.real
    {
      return .stall(nanoseconds: stall, most: most)
    }
    if results["fits_budget"]?.truth == false, let cores = results["peak_cores"]?.real,
      let most = inputs["core_budget"]?.value.real ?? inputs["cpus"]?.value.real
    {
      return .budget(cores: cores, most: most)
    }
    if results["pays"]?.truth == false, let cpu = results["cpu_worth"]?.real,
      let memory = results["memory_worth"]?.real
    {
      return .costsMore(cpu: cpu, memory: memory)
    }
    return nil
  }

  /// Why there is no result of that name, in words.
  public func reason(of name: String) -> String { reason(of: name, results) }

  func reason(of name: String, _ results: [String: FormulaValue]) -> String {
    guard let gap = results[name]?.gap else { return "not computed" }
    if case .input(let missing) = gap, let given = inputs[missing] { return given.basis }
    return gap.description
  }

  /// What the conclusion weighs.
  public var candidate: Candidate {
    var candidate = assessment.candidate
    candidate.standing = standing
    candidate.isMeasured = isMeasured
    return candidate
  }
}

/// What speaks against a protocol that is legal.
public enum Objection: Sendable, Hashable {
  /// More cores than can be counted.
  case beyondCount
  /// A CPU stands still for longer than allowed, in ns.
  case stall(nanoseconds: Double, most: Double)
  /// At the peak it keeps more cores busy than allowed, or than there are.
  case budget(cores: Double, most: Double)
  /// CPU time is worth more than the memory, per month.
  case costsMore(cpu: Double, memory: Double)
}

extension RemapProtocol {
  /// How it keeps other CPUs from the break; nil: not at all.
  var pause: Pause? {
    for phase in optimize + restore {
      for case .pause(let pause) in phase.steps { return pause }
    }
    return nil
  }
}
