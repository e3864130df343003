import Barriers
import HugeTLB
import KernelHVO
import Tradeoff
import Vmemmap

/// The rows of a result file that tell what a flush and a pause cost, each taken where it is nearest
/// to what the kernel does.
struct FilePrimitives {
  let costs: MachineCosts
  /// Whether the file tells any of them.
  let knowsAny: Bool

  init(_ file: ResultFile, _ host: HostRecord, _ architecture: Architecture, source: String) {
    let rows = Rows(file: file, host: host, source: source)
    let flush = rows.shootdown() ?? rows.membarrier(architecture) ?? rows.missingFlush()
    let stop = rows.stopMachine() ?? rows.rendezvous(.multiStopWoken)
    let pause = rows.rendezvous(.signalPause)
    costs = MachineCosts(
      flush: flush,
      flushElsewhere: flush.isKnown && host.onlineCPUs <= 1
        ? .known(0, from: "one CPU: no other CPU flushes") : flush.asUpperBoundElsewhere,
      rendezvous: [.stopMachine: stop, .ipi: pause])
    knowsAny = [flush, stop.initiator, pause.initiator].contains(where: \.isKnown)
  }
}

/// Looks rows up; the one with the most other CPUs counts.
private struct Rows {
  let file: ResultFile
  let host: HostRecord
  let source: String

  /// A flush as `mprotect` of one page shows it: with running peers less alone, or, where there is
  /// one CPU, the whole call as an upper bound.
  func shootdown() -> Cost? {
    let id = BarrierPrimitive.protect.rawValue
    let rows = file.shootdowns.filter { $0.id == id && $0.pages == 1 }
    guard let row = rows.max(by: { $0.peers < $1.peers }) else { return nil }
    if let cost = row.cost.nanoseconds {
      return .known(
        max(0, cost),
        from: "shootdown of one page by mprotect with \(cpuCount(row.peers)), \(source)")
    }
    guard host.onlineCPUs <= 1 else {
      return .unknown("\(source): \(row.cost.reason ?? "no shootdown")")
    }
    let alone = file.barriers.first { $0.id == id && $0.pages == 1 && $0.peers == 0 }
    return alone?.p50.nanoseconds.map {
      .known($0, from: "mprotect of one page on the only CPU: an upper bound, \(source)")
    }
  }

  /// On x86 a flush is an interrupt of every other CPU that is waited for; so is this.
  func membarrier(_ architecture: Architecture) -> Cost? {
    guard architecture == .x86_64 else { return nil }
    let rows = file.barriers.filter { $0.id == BarrierPrimitive.membarrierPrivate.rawValue }
    guard let most = rows.max(by: { $0.peers < $1.peers }), most.peers > 0,
      let with = most.p50.nanoseconds,
      let alone = rows.first(where: { $0.peers == 0 })?.p50.nanoseconds
    else { return nil }
    return .known(
      max(0, with - alone),
      from: "interrupting \(cpuCount(most.peers)) by membarrier, without a flush: a lower bound,"
        + " \(source)")
  }

  func missingFlush() -> Cost {
    .unknown("\(source): no shootdown of one page by mprotect was measured")
  }

  /// The kernel's own, by changing the clocksource, less the same write without a change.
  func stopMachine() -> MachineCosts.Rendezvous? {
    func event(_ kind: KernelSideCost.Kind) -> Double? {
      file.kernelEvents.first { $0.id == kind.rawValue }?.p50.nanoseconds
    }
    guard let whole = event(.stopMachine) else { return nil }
    let control = event(.stopMachineControl)
    let basis =
      control == nil
      ? "stop_machine by changing the clocksource, the write included"
      : "stop_machine by changing the clocksource, less a write that changes nothing"
    let initiator = Cost.known(max(0, whole - (control ?? 0)), from: "\(basis), \(source)")
    let victim = rendezvous(.multiStopWoken).victim
    return victim.isKnown
      ? MachineCosts.Rendezvous(initiator: initiator, victim: victim)
      : MachineCosts.Rendezvous(initiator: initiator, victimAtMost: initiator)
  }

  /// A stop-like primitive and how long its victims stood.
  func rendezvous(_ primitive: BarrierPrimitive) -> MachineCosts.Rendezvous {
    let rows = file.barriers.filter { $0.id == primitive.rawValue }
    guard let row = rows.max(by: { $0.peers < $1.peers }) else {
      let none = Cost.unknown("\(source): \(primitive.title) wasn't measured")
      return MachineCosts.Rendezvous(initiator: none, victim: none)
    }
    guard let initiator = row.p50.nanoseconds else {
      let none = Cost.unknown("\(source): \(row.p50.reason ?? "no undisturbed sample")")
      return MachineCosts.Rendezvous(initiator: none, victim: none)
    }
    let basis = "\(primitive.title) of \(cpuCount(row.peers)), \(source)"
    let whole = Cost.known(initiator, from: basis)
    guard let stall = row.victimStallP50?.nanoseconds else {
      return MachineCosts.Rendezvous(initiator: whole, victimAtMost: whole)
    }
    return MachineCosts.Rendezvous(initiator: whole, victim: .known(stall, from: basis))
  }
}

extension Figure {
  /// The value, if it is a time.
  fileprivate var nanoseconds: Double? { unit == .nanoseconds ? value : nil }
}

/// "1 other CPU", "3 other CPUs".
private func cpuCount(_ peers: Int) -> String { "\(peers) other CPU\(peers == 1 ? "" : "s")" }
