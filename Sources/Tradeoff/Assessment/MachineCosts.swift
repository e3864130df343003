public import Barriers
public import Measurement
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

  /// - Parameters:
  ///   - report: of the barriers suite.
  ///   - online: CPUs that the machine has online; a flush reaches those too that this process
  ///     can't use.
  public init(_ report: BarrierReport, online: Int) {
    flush = Self.flush(report, online: online)
    flushElsewhere =
      flush.isKnown && report.cpus.count <= 1
      ? .known(0, from: "one usable CPU: no other CPU flushes") : flush.asUpperBoundElsewhere
    rendezvous = [
      // stop_machine() wakes a stopper thread on every CPU first.
      .stopMachine: Self.rendezvous(report, .multiStopWoken),
      // A signal is the nearest that user space has to an IPI, and dearer.
      .ipi: Self.rendezvous(report, .signalPause),
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

  /// The shootdown of one page with every other CPU running; alone, the whole mprotect bounds it.
  private static func flush(_ report: BarrierReport, online: Int) -> Cost {
    let candidates = report.shootdowns.filter { $0.primitive == .protect && $0.pages == 1 }
    let shootdown = candidates.max { $0.peers < $1.peers }
    switch shootdown?.outcome {
    case .cost(let nanoseconds, let interval):
      return .known(
        max(0, nanoseconds),
        from: "shootdown of one page by mprotect with \(cpuCount(shootdown?.peers ?? 0)),"
          + " measured here", interval: interval)
    case .noRemoteCPU where online > 1:
      return .unknown(
        "one usable CPU of \(online) online: what a flush costs with the others can't be measured;"
          + " allow at least two (taskset, cpuset)")
    case .noRemoteCPU:
      guard let alone = report.result(.protect, pages: 1, peers: 0)?.summary else {
        return .unknown("mprotect wasn't measured")
      }
      return .known(
        alone.p50, from: "mprotect of one page on the only CPU, measured here: an upper bound")
    case .unknown(let reason): return .unknown(reason)
    case nil: return .unknown("the shootdown wasn't measured")
    }
  }

  private static func rendezvous(
    _ report: BarrierReport, _ primitive: BarrierPrimitive
  ) -> Rendezvous {
    let results = report.results.filter { $0.measured.primitive == primitive }
    guard let result = results.max(by: { $0.measured.peers < $1.measured.peers }) else {
      let missing = Cost.unknown("\(primitive.title) wasn't measured")
      return Rendezvous(initiator: missing, victim: missing)
    }
    guard let initiator = result.summary, let victim = result.figures?.victimStall?.summary() else {
      let missing = Cost.unknown(result.failure?.description ?? "no undisturbed sample")
      return Rendezvous(initiator: missing, victim: missing)
    }
    let basis = "\(primitive.title) of \(cpuCount(result.measured.peers)), measured here"
    func interval(_ samples: Samples?) -> Interval? {
      samples.flatMap { Bootstrap().median(of: $0.values()) }
    }
    return Rendezvous(
      initiator: .known(initiator.p50, from: basis, interval: interval(result.figures?.latency)),
      victim: .known(victim.p50, from: basis, interval: interval(result.figures?.victimStall)),
      worst: .known(victim.p99, from: "99 of 100 were shorter: \(basis)"))
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

extension BarrierReport {
  fileprivate func result(_ primitive: BarrierPrimitive, pages: Int, peers: Int) -> BarrierResult? {
    results.first { $0.measured == BarrierCase(primitive, peers: peers, pages: pages) }
  }
}

/// "1 other CPU", "3 other CPUs".
private func cpuCount(_ peers: Int) -> String { "\(peers) other CPU\(peers == 1 ? "" : "s")" }
