import Formula

/// What HVO or de-HVO costs for one huge page, as formulas over counts and the machine's primitives.
struct OperationFormulas {
  /// The formulas of ``OperationCost/Component``, in their order.
  let parts: [Formula<Real>]
  /// Their sum.
  let total: Formula<Real>

  /// What every operation of one machine shares.
  struct Machine {
    let cpus: Formula<Real>
    let flush, flushElsewhere, stop, stopElsewhere: Formula<Real>

    init(in set: inout FormulaSet) {
      cpus = set.input("cpus", "online CPUs, the initiator's among them")
      flush = set.input("flush_ns", "one broadcast flush, for the CPU that does it, in ns")
      flushElsewhere = set.input("flush_elsewhere_ns", "one broadcast flush, for each other CPU, in ns")
      stop = set.input("stop_ns", "stopping all other CPUs once, for the CPU that does it, in ns")
      stopElsewhere = set.input("stop_elsewhere_ns", "one stop, for each other CPU, in ns")
    }
  }

  /// Adds inputs and definitions that start with `prefix`.
  init(_ prefix: String, _ what: String, on machine: Machine, in set: inout FormulaSet) {
    let software: Formula<Real> = set.input(
      "\(prefix)_software_ns", "\(what): page tables and copies for one huge page, in ns")
    let stopped: Formula<Real> = set.input(
      "\(prefix)_while_stopped_ns", "\(what): what of that runs while others are stopped, in ns")
    let batch: Formula<Real> = set.input("\(prefix)_batch", "\(what): huge pages in one batch")
    let flushes: Formula<Real> = set.input("\(prefix)_flushes", "\(what): broadcast flushes of a batch")
    let stops: Formula<Real> = set.input("\(prefix)_stops", "\(what): stops of a batch")
    let others = machine.cpus - 1

    /// What isn't done costs nothing, known or not.
    func times(_ count: Formula<Real>, _ cost: Formula<Real>) -> Formula<Real> {
      choose(if: count .== 0, 0, else: cost * count)
    }
    let formulas: [(String, String, Formula<Real>)] = [
      ("software", "page tables and copies", software),
      ("flush", "TLB invalidation", times(flushes / batch, machine.flush)),
      (
        "flush_elsewhere", "TLB invalidation on the other CPUs",
        times(flushes / batch * others, machine.flushElsewhere)
      ),
      ("stop", "stopping CPUs", times(stops / batch, machine.stop)),
      ("stop_elsewhere", "CPUs standing still", times(stops / batch * others, machine.stopElsewhere)),
      (
        "wait_elsewhere", "CPUs waiting for the remap",
        choose(if: stops > 0, times(others, stopped), else: 0)
      ),
    ]
    var parts: [Formula<Real>] = []
    for (name, meaning, formula) in formulas {
      parts.append(
        set.define("\(prefix)_\(name)_part_ns", "\(what): \(meaning), per huge page, in ns", formula))
    }
    self.parts = parts
    total = set.define(
      "\(prefix)_ns", "\(what): CPU time per huge page, over all CPUs, in ns",
      parts.dropFirst().reduce(parts[0], +))
    set.define(
      "\(prefix)_stopped_ns", "\(what): time that other CPUs stand still, per huge page, in ns",
      parts[4] + parts[5])
    set.define(
      "\(prefix)_stall_ns", "\(what): the longest time that one CPU stands still, in ns",
      choose(if: stops > 0, machine.stopElsewhere + stopped * batch / stops, else: Formula<Real>(0)))
  }
}
