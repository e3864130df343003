public import Barriers
import Vmemmap

// What the primitives cost by what was measured of them, each taken where it is nearest to what the
// kernel does.
extension MachineCosts {
  /// Costs measured in this run.
  ///
  /// - Parameter online: CPUs that the machine has online.
  public init(_ report: BarrierReport, online: Int) {
    self.init(PrimitiveEvidence(report, online: online))
  }

  /// Costs by measurements; what these lack is unknown, with the reason.
  public init(_ evidence: PrimitiveEvidence) {
    let flush = evidence.flush
    self.init(
      flush: flush,
      flushElsewhere: flush.isKnown && evidence.online <= 1
        ? .known(0, from: "one CPU: no other CPU flushes") : flush.asUpperBoundElsewhere,
      rendezvous: [
        // stop_machine() wakes a stopper thread on every CPU first.
        .stopMachine: evidence.kernelStop ?? evidence.rendezvous(.multiStopWoken),
        // A signal is the nearest that user space has to an IPI, and dearer.
        .ipi: evidence.rendezvous(.signalPause),
      ])
  }

  /// Whether any primitive's cost is known.
  public var knowsAny: Bool {
    flush.isKnown
      || [Pause.stopMachine, .ipi].contains { primitives(pausing: $0).stop.isKnown }
  }
}

extension PrimitiveEvidence {
  /// The shootdown of one page with every other CPU running; on the only CPU, the whole mprotect
  /// bounds it; else, where a flush is an interrupt, the interrupt alone.
  fileprivate var flush: Cost {
    if case .median(let added, let interval) = shootdown?.added {
      return .known(
        max(0, added),
        from: "shootdown of one page by mprotect with \(cpuCount(shootdown?.peers ?? 0)),"
          + " \(place.source)", interval: interval)
    }
    if shootdown != nil, online <= 1 {
      if let alone {
        return .known(
          alone, from: "mprotect of one page on the only CPU: an upper bound, \(place.source)")
      }
    } else if case .missing(let reason) = shootdown?.added {
      return .unknown(place.reason(reason))
    }
    if let interrupt, case .median(let added, let interval) = interrupt.added {
      return .known(
        max(0, added),
        from: "interrupting \(cpuCount(interrupt.peers)) by membarrier, without a flush: a lower"
          + " bound, \(place.source)", interval: interval)
    }
    return .unknown(place.reason("no shootdown of one page by mprotect was measured"))
  }

  /// The kernel's own stop; nil if it wasn't measured. How long its victims stood is known from a
  /// stop like it only.
  fileprivate var kernelStop: MachineCosts.Rendezvous? {
    guard let ownStop else { return nil }
    let initiator = Cost.known(ownStop.nanoseconds, from: "\(ownStop.basis), \(place.source)")
    let like = rendezvous(.multiStopWoken)
    return like.victim.isKnown
      ? .init(initiator: initiator, victim: like.victim, worst: like.worst)
      : .init(initiator: initiator, victimAtMost: initiator)
  }

  /// A stop-like primitive and how long its victims stood.
  fileprivate func rendezvous(_ primitive: BarrierPrimitive) -> MachineCosts.Rendezvous {
    func unknown(_ reason: String) -> MachineCosts.Rendezvous {
      let none = Cost.unknown(place.reason(reason))
      return .init(initiator: none, victim: none)
    }
    guard let stop = stops[primitive] else { return unknown("\(primitive.title) wasn't measured") }
    let basis = "\(primitive.title) of \(cpuCount(stop.peers)), \(place.source)"
    switch (stop.initiator, stop.victim) {
    case (.missing(let reason), _), (_, .missing(let reason)): return unknown(reason)
    case (.median(let whole, let interval), nil):
      return .init(
        initiator: .known(whole, from: basis, interval: interval),
        victimAtMost: .known(whole, from: basis, interval: interval))
    case (.median(let whole, let interval), .median(let stall, let stallInterval)):
      return .init(
        initiator: .known(whole, from: basis, interval: interval),
        victim: .known(stall, from: basis, interval: stallInterval),
        worst: stop.worstVictim.map { .known($0, from: "99 of 100 were shorter: \(basis)") })
    }
  }
}

/// "1 other CPU", "3 other CPUs".
private func cpuCount(_ peers: Int) -> String { "\(peers) other CPU\(peers == 1 ? "" : "s")" }
