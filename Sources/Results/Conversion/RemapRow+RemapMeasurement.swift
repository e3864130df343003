import HugeTLB
import Measurement
public import RemapTiming
import Vmemmap

extension RemapRow {
  /// One timed operation of a protocol as a row, everything per huge page.
  public init(_ measured: RemapMeasurement) {
    let subject = measured.subject
    let batch = Double(subject.load.batch)
    let place = "simulated vmemmap on this machine, batches of \(subject.load.batch)"
    let reason = measured.shortfall.map { "\($0)" } ?? "not timed"
    let summary = measured.summary
    func time(_ value: Double?, _ interval: Interval? = nil) -> Figure {
      guard let value, let summary else {
        return .absent(.nanoseconds, reason: summary == nil ? reason : Summary.noP99)
      }
      return Figure(
        value, .nanoseconds, .measured(where: place, samples: summary.count), interval: interval)
    }
    func pages(_ count: Int) -> Figure {
      summary == nil
        ? .absent(.pages, reason: reason)
        : Figure(
          Double(count) / batch, .pages, .derived(from: "frames counted by the simulator"))
    }
    self.init(
      protocolID: subject.remap.id, title: subject.remap.title,
      split: subject.pass == .first ? subject.remap.split.rawValue : "none",
      sizeBytes: Int64(subject.load.size.bytes), operation: Operation(subject.operation),
      contents: subject.copies ? .copies : .tables, pass: subject.pass == .first ? .first : .steady,
      batch: Int64(subject.load.batch), n: summary?.count ?? 0,
      p50: time(summary?.p50, measured.medianInterval.flatMap(Interval.init)),
      p99: time(summary?.distinctP99), maximum: time(summary?.maximum),
      halfMedians: Summary.halfMedians(measured.nanoseconds),
      distribution: Distribution(measured.nanoseconds, .nanoseconds),
      counters: Counter.all(measured.counted),
      actions: summary == nil ? [] : Action.all(measured.counts, batch: batch),
      pagesFreed: pages(max(0, measured.framesFreed)),
      pagesSpent: pages(measured.ptePages + max(0, -measured.framesFreed)),
      failure: measured.shortfall.map { "\($0)" })
    visits = measured.visits
  }
}

extension RemapRow.Operation {
  init(_ operation: RemapCase.Operation) {
    switch operation {
    case .optimize: self = .hvo
    case .restore: self = .deHVO
    case .demote: self = .demote
    }
  }
}

extension RemapRow.Action {
  /// The steps of one batch by kind and name, per huge page; none that never occurs.
  static func all(_ counts: StepCounts, batch: Double) -> [RemapRow.Action] {
    var actions = counts.tlbis.map { (Kind.tlbi, $0.mnemonic, $0.count) }
    for barrier in Barrier.allCases {
      switch barrier {
      case .wmb: break
      case .isb: actions.append((.isb, "ISB", counts[barrier]))
      default: actions.append((.dsb, barrier.rawValue, counts[barrier]))
      }
    }
    actions.append((.ipi, "IPI pause", counts[.ipi]))
    actions.append((.stop, "stop_machine", counts[.stopMachine]))
    actions.append((.store, "stores to live entries", counts.entryStores))
    actions.append((.swap, "compare-and-swaps", counts.swaps))
    return actions.filter { $0.2 > 0 }.map { kind, name, count in
      RemapRow.Action(
        kind: kind, name: name,
        perHugePage: Figure(
          Double(count) / batch, .count, .derived(from: "steps counted by the simulator")))
    }
  }
}
