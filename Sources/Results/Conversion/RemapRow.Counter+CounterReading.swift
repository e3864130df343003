public import PerfCounters
public import RemapTiming

extension RemapRow.Counter {
  /// The counters of a measurement, per huge page.
  static func all(_ counted: CountedBatches?) -> [RemapRow.Counter] {
    guard let counted else { return [] }
    return counted.readings.enumerated().map { index, reading in
      let empty = counted.overhead.counts
      return RemapRow.Counter(
        reading, empty: index < empty.count ? empty[index] : nil,
        sections: counted.sections, hugePages: counted.hugePages)
    }
  }

  /// - Parameters:
  ///   - reading: summed over the sections.
  ///   - empty: what one empty section counts.
  init(_ reading: CounterReading, empty: UInt64?, sections: Int, hugePages: Int) {
    let unit = Unit(counted: reading.unit)
    let figure: Figure
    var place = reading.place
    switch reading.outcome {
    case .neverScheduled(let reason), .unavailable(let reason):
      figure = .absent(unit, reason: reason)
    case .counted(let count), .estimated(let count, _):
      if case .estimated(_, let share) = reading.outcome {
        place += ", scaled: counted \(Int((share * 100).rounded())) % of the time"
      }
      if let net = CounterOverhead.net(count, empty: empty ?? 0, sections: sections) {
        if net.takenOff > 0 { place += ", less \(net.takenOff) of empty sections" }
        figure = Figure(
          Double(net.count) / Double(max(1, hugePages)), unit,
          .measured(where: place, samples: hugePages))
      } else {
        figure = .absent(
          unit,
          reason: "below the floor: \(count) counted in \(sections) sections, "
            + "each of which counts \(empty ?? 0) when empty")
      }
    }
    self.init(
      event: reading.label, rung: reading.rung.rawValue, perHugePage: figure,
      emptySection: empty.map {
        Figure(
          Double($0), unit,
          .measured(where: "empty sections, median", samples: CounterOverhead.sections))
      })
  }
}

extension Warning {
  /// That counters of measurements leave the kernel's work out; nil if none does without being
  /// asked to.
  public init?(userModeOnly measurements: [RemapMeasurement], asked: [CounterRequest]) {
    let whole = Set(asked.filter { $0.domain == .all }.map(\.name))
    let readings = measurements.flatMap(\.counters)
    guard readings.contains(where: { $0.domain == .user && whole.contains($0.name) }) else {
      return nil
    }
    self.init(
      id: "counters-user-only", fact: "counters marked :u count " + CounterReading.userOnlyFact,
      remedy: CounterReading.userOnlyRemedy)
  }
}

extension CounterReading {
  /// Whose work the count holds, and which rung it comes from.
  var place: String {
    switch rung {
    case .interrupts, .vmstat: "whole machine, \(rung.rawValue)"
    case .hardware, .software, .tracepoint: "this thread\(domain.words), \(rung.rawValue)"
    }
  }
}

extension CounterDomain {
  /// "" for both modes, else which one.
  fileprivate var words: String {
    switch self {
    case .all: ""
    case .user: " in user mode"
    case .kernel: " in kernel mode"
    }
  }
}
