public import PerfCounters

extension CounterRow {
  /// A counter that was tried.
  public init(_ trial: CounterTrial) {
    // Whose work is counted, not whose was asked for, is in the name.
    let event = trial.request.name + (trial.domain ?? trial.request.domain).suffix
    guard let domain = trial.domain, let overhead = trial.overhead else {
      self = .failed(
        event: event, role: trial.event?.role, rung: trial.rung.rawValue, unit: trial.unit,
        meaning: trial.event?.meaning, reason: trial.reason ?? "it can't be opened")
      return
    }
    let place = "empty sections, median"
    let empty = overhead.counts.first ?? nil
    self.init(
      event: event, role: trial.event?.role, rung: trial.rung.rawValue, unit: trial.unit,
      meaning: trial.event?.meaning, counts: Self.words(domain, trial.rung),
      emptySection: empty.map {
        Figure(
          Double($0), Unit(counted: trial.unit),
          .measured(where: place, samples: CounterOverhead.sections))
      } ?? .absent(Unit(counted: trial.unit), reason: "no empty section could be counted"),
      readCost: Figure(
        Double(overhead.nanoseconds), .nanoseconds,
        .measured(where: place, samples: CounterOverhead.sections)),
      access: trial.access?.rawValue, note: trial.reason)
  }

  /// A role that no event of the CPU plays.
  public init(_ gap: CuratedCounters.Gap) {
    self = .failed(
      event: nil, role: gap.role, rung: CounterRung.hardware.rawValue, unit: gap.unit,
      meaning: gap.meaning, reason: gap.reason)
  }

  private static func words(_ domain: CounterDomain, _ rung: CounterRung) -> String {
    switch (rung, domain) {
    case (.interrupts, _), (.vmstat, _): "whole machine"
    case (_, .all): "user and kernel"
    case (_, .user): "user"
    case (_, .kernel): "kernel"
    }
  }
}

extension Unit {
  /// Of what a counter counts, as its table names it: "ns", "faults".
  init(counted unit: String) { self = unit == Unit.nanoseconds.rawValue ? .nanoseconds : .count }
}
