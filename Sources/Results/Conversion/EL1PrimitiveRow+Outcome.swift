import GuestEL1
import GuestLink
import HugeTLB
import Measurement

extension EL1PrimitiveRow {
  init(_ outcome: PrimitiveOutcome, events: [UInt16]) {
    let one = outcome.primitive
    let guest = outcome.guest
    let isInvalidation = one.code.isInvalidation
    let isX86 = guest.architecture == .x86_64
    let counted =
      "counted by QEMU on " + (isX86 && guest.cores > 1 ? "\(guest.cores) cores" : "one core")
    func perOperation(_ values: [UInt64]) -> Summary? {
      Summary(values.map { Double($0) / Double(outcome.repeats) })
    }
    let ticks = perOperation(outcome.ticks)
    let cycles = perOperation(outcome.cycles)
    let samples = outcome.ticks.count
    let cycleFigure: Figure =
      guest.isEmulated
      ? .absent(.count, reason: guest.noTimeReason)
      : cycles.map { Figure($0.p50, .count, .measured(where: guest.place, samples: samples)) }
        ?? .absent(.count, reason: "no PMU in this guest")
    self.init(
      cpu: guest.cpu, cores: guest.cores, granuleBytes: Int64(guest.page.bytes),
      id: outcome.name,
      barrier: isInvalidation && !isX86 ? (one.localBarrier ? "DSB NSH" : "DSB ISH") : nil,
      entries: isInvalidation && (isX86 || !one.code.isWhole) ? Int64(one.entries) : nil,
      peers: guest.cores == 1 ? "none" : one.peers.name,
      staleHere: isInvalidation ? Int64(outcome.staleHere) : nil,
      staleElsewhere: isInvalidation ? Int64(outcome.staleThere) : nil,
      instructions: outcome.instructions.map {
        Figure($0, .count, .measured(where: counted, samples: nil))
      }
        ?? .absent(
          .count,
          reason: isX86
            ? "counted by emulation only, where --parts has counts"
            : "counted on one core only, where --parts has counts"),
      time: guest.time(ticks?.p50, samples: samples),
      timeP99: guest.time(ticks?.p99, samples: samples), cycles: cycleFigure,
      events: EL1Event.pairs(events, outcome.events))
  }
}
