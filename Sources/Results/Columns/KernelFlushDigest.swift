/// One event of one operation of the running kernel's pools, HVO off and on side by side, for the
/// largest batch: a line of what a report shows of the counters.
public struct KernelFlushDigest: Sendable, Hashable {
  let pair: KernelDigest
  public var row: KernelTimingRow { pair.on }
  public let off: KernelCounterRecord
  public let on: KernelCounterRecord

  /// Flushes, interrupts sent and interrupts received; the other events of the ladder are seen with
  /// all rows.
  private static let events = [
    "tlb:tlb_flush", "ipi:ipi_send_cpu", "ipi:ipi_send_cpumask", "interrupts:CAL",
  ]

  /// Those that were counted and aren't 0 on both sides.
  public static func all(of rows: [KernelTimingRow]) -> [KernelFlushDigest] {
    KernelDigest.largest(of: rows).filter { $0.on.rcu == .normal }.flatMap { pair in
      events.compactMap { event in
        guard let off = pair.off.counters.first(where: { $0.event == event }),
          let on = pair.on.counters.first(where: { $0.event == event }),
          [off, on].contains(where: { ($0.perWrite.value ?? 0) > 0 })
        else { return nil }
        return KernelFlushDigest(pair: pair, off: off, on: on)
      }
    }
  }

  /// What couldn't be counted, and why, once each.
  public static func notes(on rows: [KernelTimingRow]) -> [String] {
    guard rows.contains(where: { !$0.counters.isEmpty }) else { return [] }
    var reasons: [(reason: String, events: [String])] = []
    for counter in rows.flatMap(\.counters) {
      guard let reason = counter.perWrite.reason, counter.perWrite.value == nil else { continue }
      if let index = reasons.firstIndex(where: { $0.reason == reason }) {
        if !reasons[index].events.contains(counter.event) {
          reasons[index].events.append(counter.event)
        }
      } else {
        reasons.append((reason, [counter.event]))
      }
    }
    return [
      "Counted over further writes that weren't timed, on all CPUs: what else the machine did is in it,"
        + " what counting causes itself is taken off. The least of a single write is nearest to the kernel's own; more events: --details."
    ] + reasons.map { "Not counted: \($0.events.joined(separator: ", ")): \($0.reason)" }
  }
}

extension KernelFlushDigest: ResultRow {
  public static var section: Section { .kernelTimings }
  public var key: String { "\(row.key)/\(on.event)" }

  public static var columns: [Column<Self>] {
    [
      Column("sizeBytes", "Size") { .size($0.row.sizeBytes) },
      .text("operation", "Operation") { $0.row.operation.rawValue },
      .integer("batch", "Asked", .count) { $0.row.batch },
      .text("event", "Event") { $0.on.event },
      .text("rung", "Rung") { $0.on.rung },
      .figure("offFewest", "Off, least of a write") { $0.off.fewest },
      .figure("onFewest", "On, least of a write") { $0.on.fewest },
      .figure("offPerPage", "Off per page") { $0.off.perHugePage },
      .figure("onPerPage", "On per page") { $0.on.perHugePage },
    ]
  }

  public func fields(of column: String, at index: Int) -> [String] {
    func counter(_ row: KernelTimingRow, _ index: Int, _ field: String) -> [String] {
      row.counters.firstIndex { $0.event == on.event }
        .map { ["\(Self.section.place(at: index))counters[\($0)].\(field)"] } ?? []
    }
    switch column {
    case "event", "rung": return counter(pair.on, pair.onIndex, column)
    case "offFewest": return counter(pair.off, pair.offIndex, "fewest")
    case "onFewest": return counter(pair.on, pair.onIndex, "fewest")
    case "offPerPage": return counter(pair.off, pair.offIndex, "perHugePage")
    case "onPerPage": return counter(pair.on, pair.onIndex, "perHugePage")
    default: return pair.fields(of: column, at: index)
    }
  }
}
