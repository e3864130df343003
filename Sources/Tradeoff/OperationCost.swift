import Formula

/// CPU time for one huge page, over all CPUs, kept in parts: HVO or de-HVO.
///
/// The numbers come from ``OperationFormulas``; here they get their provenance.
public struct OperationCost: Sendable, Hashable {
  /// The parts, in the order of the reports.
  public enum Component: String, Sendable, Hashable, CaseIterable {
    case software = "page tables and copies"
    case flush = "TLB invalidation"
    case flushElsewhere = "TLB invalidation, other CPUs"
    case stop = "stopping CPUs"
    case stopElsewhere = "CPUs standing still"
    /// The work that stopped CPUs wait for, beyond an empty stop.
    case waitElsewhere = "CPUs waiting for the remap"
  }
  /// One addend.
  public struct Part: Sendable, Hashable {
    /// What it is spent on.
    public let component: Component
    /// ns of CPU time for one huge page.
    public let cost: Cost
  }

  /// One part for each component, in their order.
  public let parts: [Part]
  /// The sum of the parts; unknown if any is, never partial.
  public let total: Cost
  /// What was summed, for one huge page.
  public let software: Cost
  /// What of it runs while others are stopped.
  public let whileStopped: Cost
  /// Of one batch.
  public let counts: BatchCounts

  /// Sums software and counts × primitives; the parts elsewhere count once for each other CPU.
  ///
  /// - Parameters:
  ///   - software: for one huge page, without flushes and stops.
  ///   - whileStopped: what of `software` runs while others are stopped; nil counts all of it if
  ///     there is any stop, an upper bound.
  ///   - counts: of one batch.
  ///   - cpus: online CPUs, the initiator's among them; at least 1.
  public init(
    software: Cost, whileStopped: Cost? = nil, counts: BatchCounts, primitives: PrimitiveCosts,
    cpus: Int
  ) {
    self.software = software
    self.whileStopped = whileStopped ?? software
    self.counts = counts
    let terms = OperationTerms(software: software, whileStopped: self.whileStopped, counts: counts)
    let values = Self.program(
      terms.inputs("op").merging(primitives.inputs(cpus: cpus)) { first, _ in first }.mapValues(
        \.value))
    let sources = [
      software, primitives.flush, primitives.flushElsewhere, primitives.stop,
      primitives.stopElsewhere, self.whileStopped,
    ]
    parts = zip(Component.allCases, zip(OperationFormulas.partNames("op"), sources)).map {
      Part(component: $0, cost: .result(values[$1.0], of: $1.1))
    }
    let sum = Cost.sum(parts.map(\.cost))
    total =
      values["op_ns"]?.real.map { .known($0, from: sum.basis, origin: sum.origin) }
      ?? .unknown(sum.basis)
  }

  private static let program: FormulaProgram = {
    var set = FormulaSet()
    let machine = OperationFormulas.Machine(in: &set)
    _ = OperationFormulas("op", "HVO or de-HVO", on: machine, in: &set)
    return FormulaProgram(set)
  }()

  /// What the CPU spends that does the remapping.
  public var initiator: Cost { Cost.sum([.software, .flush, .stop].map { self[$0] }) }

  /// CPUs × time that they stand still for it: an upper bound, see ``init(software:whileStopped:counts:primitives:cpus:)``.
  public var stopped: Cost { Cost.sum([.stopElsewhere, .waitElsewhere].map { self[$0] }) }

  /// The part of that name.
  public subscript(component: Component) -> Cost {
    parts.first { $0.component == component }?.cost ?? .unknown("no such part")
  }
}

extension Cost {
  /// A result that is a multiple of `source`.
  fileprivate static func result(_ value: FormulaValue?, of source: Cost) -> Cost {
    switch value {
    case .real(0): .known(0, from: "none needed")
    case .real(let nanoseconds):
      .known(
        nanoseconds, from: source.basis,
        origin: nanoseconds == source.nanoseconds ? source.origin : .modelled)
    case .missing(let gap) where source.isKnown: .unknown("\(source.basis): \(gap)")
    default: .unknown(source.basis)
    }
  }
}
