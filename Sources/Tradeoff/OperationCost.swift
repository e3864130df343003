/// CPU time for one huge page, over all CPUs, kept in parts: HVO or de-HVO.
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
    func cost(_ primitive: Cost, _ count: Int, cpus: Int) -> Cost {
      guard let each = counts.perHugePage(count) else {
        return .unknown("\(count) operations in a batch of \(counts.hugePages) huge pages")
      }
      guard cpus >= 0 else { return .unknown("no CPU to run on") }
      return primitive.times(each * Double(cpus))
    }
    let others = cpus > 0 ? cpus - 1 : -1
    let costs: [(Component, Cost)] = [
      (.software, software),
      (.flush, cost(primitives.flush, counts.flushes, cpus: 1)),
      (.flushElsewhere, cost(primitives.flushElsewhere, counts.flushes, cpus: others)),
      (.stop, cost(primitives.stop, counts.stops, cpus: 1)),
      (.stopElsewhere, cost(primitives.stopElsewhere, counts.stops, cpus: others)),
      (.waitElsewhere, (whileStopped ?? software).times(counts.stops > 0 ? Double(others) : 0)),
    ]
    parts = costs.map { Part(component: $0.0, cost: $0.1) }
    total = Cost.sum(costs.map(\.1))
  }

  /// What the CPU spends that does the remapping.
  public var initiator: Cost { Cost.sum([.software, .flush, .stop].map { self[$0] }) }

  /// CPUs × time that they stand still for it: an upper bound, see ``init(software:whileStopped:counts:primitives:cpus:)``.
  public var stopped: Cost { Cost.sum([.stopElsewhere, .waitElsewhere].map { self[$0] }) }

  /// The part of that name.
  public subscript(component: Component) -> Cost {
    parts.first { $0.component == component }?.cost ?? .unknown("no such part")
  }
}
