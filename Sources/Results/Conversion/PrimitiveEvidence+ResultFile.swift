import Barriers
import HugeTLB
import KernelHVO
import Measurement
import Tradeoff

extension PrimitiveEvidence {
  /// What a result file tells of a flush and of pauses; of several rows that with the most other
  /// CPUs.
  ///
  /// - Parameter source: machine and file.
  init(_ file: ResultFile, _ host: HostRecord, _ architecture: Architecture, source: String) {
    self.init(.elsewhere(source), online: host.onlineCPUs)
    let protect = BarrierPrimitive.protect.rawValue
    shootdown = file.shootdowns.filter { $0.id == protect && $0.pages == 1 }
      .max { $0.peers < $1.peers }
      .map { Shootdown(peers: $0.peers, added: Reading($0.cost, else: "no shootdown")) }
    alone =
      file.barriers.first { $0.id == protect && $0.pages == 1 && $0.peers == 0 }?.p50.nanoseconds
    // On x86 a flush is an interrupt of every other CPU that is waited for; so is this.
    interrupt = architecture == .x86_64 ? file.barriers.membarrier : nil
    for primitive in BarrierPrimitive.allCases where primitive.kind == .stopLike {
      stops[primitive] = file.barriers.filter { $0.id == primitive.rawValue }
        .max { $0.peers < $1.peers }.map(Stop.init)
    }
    ownStop = file.kernelEvents.stopMachine
  }
}

extension [BarrierRow] {
  /// With the most other CPUs less alone.
  fileprivate var membarrier: PrimitiveEvidence.Shootdown? {
    let rows = filter { $0.id == BarrierPrimitive.membarrierPrivate.rawValue }
    guard let most = rows.max(by: { $0.peers < $1.peers }), most.peers > 0,
      let with = most.p50.nanoseconds,
      let alone = rows.first(where: { $0.peers == 0 })?.p50.nanoseconds
    else { return nil }
    return .init(peers: most.peers, added: .median(with - alone, nil))
  }
}

extension [KernelEventRow] {
  /// By changing the clocksource, less the same write without a change.
  fileprivate var stopMachine: PrimitiveEvidence.OwnStop? {
    func event(_ kind: KernelSideCost.Kind) -> Double? {
      first { $0.id == kind.rawValue }?.p50.nanoseconds
    }
    guard let whole = event(.stopMachine) else { return nil }
    let control = event(.stopMachineControl)
    return .init(
      nanoseconds: Swift.max(0, whole - (control ?? 0)),
      basis: control == nil
        ? "stop_machine by changing the clocksource, the write included"
        : "stop_machine by changing the clocksource, less a write that changes nothing")
  }
}

extension PrimitiveEvidence.Stop {
  fileprivate init(_ row: BarrierRow) {
    let spread = row.victimStallDistribution
    let worst = spread?.unit == .nanoseconds ? spread?.value(atPercent: 99) : nil
    self.init(
      peers: row.peers, initiator: .init(row.p50, else: "no undisturbed sample"),
      victim: row.victimStallP50.map { .init($0, else: "no undisturbed sample") },
      worstVictim: worst)
  }
}

extension PrimitiveEvidence.Reading {
  fileprivate init(_ figure: Figure, else reason: String) {
    self =
      if let nanoseconds = figure.nanoseconds {
        .median(nanoseconds, figure.interval.map(Measurement.Interval.init))
      } else {
        .missing(figure.reason ?? reason)
      }
  }
}

extension Figure {
  /// The value, if it is a time.
  fileprivate var nanoseconds: Double? { unit == .nanoseconds ? value : nil }
}
