import Formula

/// What HVO or de-HVO costs for one huge page, as formulas over counts and the machine's primitives.
struct OperationFormulas {
  /// The formulas of ``OperationCost/Component``, in their order.
  let parts: [Formula<Real>]
  /// Their sum.
  let total: Formula<Real>
  /// Time that other CPUs stand still, per huge page.
  let stopped: Formula<Real>
  /// How long one CPU stands still at a time: for a flush, or for a stop and the work meanwhile.
  let stall: Formula<Real>

  /// What every operation of one machine shares.
  struct Machine {
    let cpus: Formula<Real>
    let flush, flushElsewhere, stop, stopElsewhere: Formula<Real>

    init(in set: inout FormulaSet) {
      cpus = set.input("cpus", "online CPUs, the initiator's among them")
      flush = set.input("flush_ns", "one broadcast flush, for the CPU that does it, in ns")
      flushElsewhere = set.input(
        "flush_elsewhere_ns", "one broadcast flush, for each other CPU, in ns")
      stop = set.input("stop_ns", "stopping all other CPUs once, for the CPU that does it, in ns")
      stopElsewhere = set.input("stop_elsewhere_ns", "one stop, for each other CPU, in ns")
    }
  }

  /// Names of the parts' definitions.
  static func partNames(_ prefix: String) -> [String] {
    ["software", "flush", "flush_elsewhere", "stop", "stop_elsewhere", "wait_elsewhere"]
      .map { "\(prefix)_\($0)_part_ns" }
  }

  /// Adds inputs and definitions that start with `prefix`.
  ///
  /// - Parameters:
  ///   - worstStop: a stop that 99 of 100 measured ones are shorter than; a gap for the usual one.
  ///   - flushStall: how long a flush holds up another CPU; a gap for what it loses.
  init(
    _ prefix: String, _ what: String, on machine: Machine, _ worstStop: Formula<Real> = .none,
    _ flushStall: Formula<Real> = .none, in set: inout FormulaSet
  ) {
    let software: Formula<Real> = set.input(
      "\(prefix)_software_ns", "\(what): page tables and copies for one huge page, in ns")
    let waiting: Formula<Real> = set.input(
      "\(prefix)_while_stopped_ns", "\(what): what of that runs while others are stopped, in ns")
    let batch: Formula<Real> = set.input("\(prefix)_batch", "\(what): huge pages in one batch")
    let flushes: Formula<Real> = set.input(
      "\(prefix)_flushes", "\(what): broadcast flushes of a batch")
    let stops: Formula<Real> = set.input("\(prefix)_stops", "\(what): stops of a batch")
    let others = machine.cpus - 1

    /// What isn't done costs nothing, known or not.
    func times(_ count: Formula<Real>, _ cost: Formula<Real>) -> Formula<Real> {
      choose(if: count .== 0, 0, else: cost * count)
    }
    let formulas: [Formula<Real>] = [
      software, times(flushes / batch, machine.flush),
      times(flushes / batch * others, machine.flushElsewhere), times(stops / batch, machine.stop),
      times(stops / batch * others, machine.stopElsewhere),
      choose(if: stops > 0, times(others, waiting), else: 0),
    ]
    var parts: [Formula<Real>] = []
    for ((name, component), formula) in zip(
      zip(Self.partNames(prefix), OperationCost.Component.allCases), formulas)
    {
      parts.append(
        set.define(name, "\(what): \(component.rawValue), per huge page, in ns", formula))
    }
    self.parts = parts
    total = set.define(
      "\(prefix)_ns", "\(what): CPU time per huge page, over all CPUs, in ns",
      parts.dropFirst().reduce(parts[0], +))
    stopped = set.define(
      "\(prefix)_stopped_ns", "\(what): time that other CPUs stand still, per huge page, in ns",
      parts[4] + parts[5])
    let flushed = choose(
      if: flushes > 0 && others > 0, flushStall.or(machine.flushElsewhere), else: Formula<Real>(0))
    let stopped = choose(
      if: stops > 0, worstStop.or(machine.stopElsewhere) + waiting * batch / stops,
      else: Formula<Real>(0))
    stall = set.define(
      "\(prefix)_stall_ns",
      "\(what): how long another CPU stands still at a time, for a flush or a stop, in ns",
      Formula<Real>.greatest(flushed, stopped))
  }
}
