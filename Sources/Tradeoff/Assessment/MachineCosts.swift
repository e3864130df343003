public import Barriers
public import Vmemmap

/// What the primitives cost on the machine that measured them, as far as user space can tell.
public struct MachineCosts: Sendable, Hashable {
  /// One broadcast flush, for the CPU that does it.
  public let flush: Cost
  /// One broadcast flush, for each other CPU.
  public let flushElsewhere: Cost
  private let rendezvous: [Pause: Rendezvous]

  /// What stopping CPUs costs: the one that stops the others, and each that is stopped.
  public struct Rendezvous: Sendable, Hashable {
    public let initiator: Cost
    public let victim: Cost
    /// The longest that a victim stood still but for 1 in 100; nil if that isn't known.
    public let worst: Cost?

    public init(initiator: Cost, victim: Cost, worst: Cost? = nil) {
      self.initiator = initiator
      self.victim = victim
      self.worst = worst
    }

    /// A victim stands still at least as long as the empty stop, and at most as long as it takes.
    public init(initiator: Cost, victimAtMost bound: Cost) {
      self.init(initiator: initiator, victim: bound.asUpperBoundElsewhere)
    }
  }

  /// Costs from elsewhere; a pause that isn't listed has none, and says so.
  public init(flush: Cost, flushElsewhere: Cost, rendezvous: [Pause: Rendezvous]) {
    self.flush = flush
    self.flushElsewhere = flushElsewhere
    self.rendezvous = rendezvous
  }

  /// No cost is known, for this reason.
  public init(unknown reason: String) {
    let none = Cost.unknown(reason)
    let nobody = Rendezvous(initiator: none, victim: none)
    self.init(
      flush: none, flushElsewhere: none, rendezvous: [.stopMachine: nobody, .ipi: nobody])
  }

  /// The cases that the costs are made of, on a machine with so many usable CPUs: what a run
  /// measures that prices protocols and nothing else.
  public static func cases(usable: Int) -> [BarrierCase] {
    let peers = max(1, usable - 1)
    return [
      BarrierCase(.protect, pages: 1),
      BarrierCase(.protect, peers: peers, peerState: .sharing, pages: 1),
      BarrierCase(.multiStopWoken, peers: peers, peerState: .sleeping),
      BarrierCase(.signalPause, peers: peers, peerState: .spinning),
    ]
  }

  /// The costs for a protocol that pauses other CPUs this way; nil: it pauses nobody.
  public func primitives(pausing pause: Pause?) -> PrimitiveCosts {
    guard let pause, pause.stopsCPUs else {
      let none = Cost.known(0, from: "stops nobody")
      return PrimitiveCosts(
        flush: flush, flushElsewhere: flushElsewhere, stop: none, stopElsewhere: none)
    }
    let unknown = Cost.unknown("what \(pause.rawValue) costs isn't known")
    let stop = rendezvous[pause] ?? Rendezvous(initiator: unknown, victim: unknown)
    return PrimitiveCosts(
      flush: flush, flushElsewhere: flushElsewhere, stop: stop.initiator,
      stopElsewhere: stop.victim, worstStop: stop.worst)
  }
}

extension Cost {
  /// What another CPU loses, which is at most the time that the initiator waits.
  public var asUpperBoundElsewhere: Cost {
    guard let nanoseconds else { return self }
    return .known(
      nanoseconds, from: "upper bound: as long as the initiator waits", interval: interval)
  }
}
