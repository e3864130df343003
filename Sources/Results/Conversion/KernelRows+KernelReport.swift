import HugeTLB
public import KernelHVO
import Measurement
import PerfCounters

// The figures of the running kernel as rows. Times are of one write to a pool.

extension KernelTimingRow {
  /// One timed case.
  public init(_ timing: KernelTiming) {
    let subject = timing.subject
    let wall = Summary(timing.rounds.map(\.wall))
    let pages = Summary(timing.rounds.map { Double($0.pages) })
    let figures = KernelFigures(samples: timing.rounds.count)
    self.init(
      sizeBytes: Int64(clamping: subject.sizeBytes), operation: Operation(subject.operation),
      hvo: subject.isOptimized ? .on : .off, rcu: subject.isExpedited ? .expedited : .normal,
      batch: Int64(clamping: subject.batch), obtained: figures.count(pages?.p50),
      n: timing.rounds.count, first: figures.one(timing.first?.wall),
      firstSplits: timing.firstTables, p50: figures.time(wall?.p50),
      p99: figures.time(wall?.p99), maximum: figures.time(wall?.maximum),
      cpuP50: figures.time(Summary(timing.rounds.map(\.cpu))?.p50),
      perHugePage: figures.time(wall.flatMap { wall in pages.map { wall.p50 / $0.p50 } }),
      counters: timing.counters.map(KernelCounterRecord.init))
    distribution = Distribution(timing.rounds.map(\.wall), .nanoseconds)
  }
}

extension KernelTimingRow.Operation {
  init(_ operation: KernelCase.Operation) {
    switch operation {
    case .allocate: self = .allocate
    case .free: self = .free
    case .demote: self = .demote
    case .freeDemoted: self = .freeDemoted
    case .surplus: self = .surplus
    case .surplusFree: self = .surplusFree
    }
  }
}

extension KernelFitRow {
  /// One line.
  public init(_ fit: KernelFit) {
    func figure(_ coefficient: LineFit.Coefficient, _ part: String) -> Figure {
      Figure(
        coefficient.value, .nanoseconds,
        .derived(from: "a line through the medians of \(fit.line.points) batches, its \(part)"),
        interval: coefficient.interval.flatMap(Interval.init))
    }
    self.init(
      sizeBytes: Int64(clamping: fit.sizeBytes),
      operation: KernelTimingRow.Operation(fit.operation), hvo: fit.isOptimized ? .on : .off,
      rcu: fit.isExpedited ? .expedited : .normal, fixed: figure(fit.line.constant, "constant"),
      perHugePage: figure(fit.line.slope, "slope"), points: fit.line.points)
  }
}

extension KernelSavingRow {
  /// One pool; a difference gets its explanation.
  public init(_ check: SavingCheck) {
    let figures = KernelFigures(samples: nil)
    func memory(_ bytes: Int64?, _ row: String) -> Figure {
      bytes.map { Figure(Double($0), .bytes, .measured(where: row, samples: nil)) }
        ?? .absent(.bytes, reason: "\(row) can't be read")
    }
    self.init(
      sizeBytes: Int64(check.size.bytes), asked: Int64(clamping: check.asked),
      obtained: Int64(clamping: check.obtained), predictedPages: Int64(clamping: check.predicted),
      measuredPages: check.measured, leftPages: check.afterwards, controlPages: check.control,
      pageTablePages: figures.splits(check.pageTables),
      freeBytes: memory(check.freeBytes, "MemFree"),
      availableBytes: memory(check.availableBytes, "MemAvailable"),
      netBytes: check.predictedNet.upperBound, netScatteredBytes: check.predictedNet.lowerBound,
      nodes: Self.text(check.measuredOnNodes), explanation: check.explanation)
  }

  /// 6.18 keeps these counts for the whole machine only.
  private static func text(_ nodes: [Int: Int64]) -> String {
    guard !nodes.isEmpty else {
      return "n/a per NUMA node: this kernel counts the vmemmap for the whole machine only (no"
        + " nr_memmap rows in a node's vmstat)"
    }
    return nodes.sorted { $0.key < $1.key }.map { "node \($0.key): \($0.value)" }
      .joined(separator: ", ")
  }
}

extension KernelEventRow {
  /// One kind of write.
  public init(_ event: KernelSideCost) {
    let figures = KernelFigures(samples: event.times.count)
    self.init(
      id: event.kind.rawValue, title: event.kind.title, n: event.times.count,
      p50: figures.time(event.summary?.p50), maximum: figures.time(event.summary?.maximum),
      counters: event.counters.map(KernelCounterRecord.init))
  }
}

extension KernelImpactRow {
  /// One observer in one phase.
  public init(_ impact: KernelImpact) {
    let figures = KernelFigures(samples: impact.gaps.count)
    let gaps = Summary(impact.gaps)
    let unseen = "the observer didn't get to run meanwhile"
    self.init(
      observer: "\(impact.observer)", phase: Phase(impact.phase),
      sizeBytes: Int64(clamping: impact.sizeBytes), batch: Int64(clamping: impact.batch),
      n: impact.gaps.count,
      p50: figures.time(gaps?.p50, interval: Bootstrap().median(of: impact.gaps), else: unseen),
      maximum: figures.time(gaps?.maximum, else: unseen),
      frames: impact.frames.map { Int64($0) })
  }
}

extension KernelImpactRow.Phase {
  init(_ phase: KernelImpact.Phase) {
    switch phase {
    case .quiet: self = .quiet
    case .off: self = .off
    case .on: self = .on
    }
  }
}

extension KernelCounterRecord {
  init(_ counter: KernelCounter) {
    let reading = counter.reading
    func figure(over count: UInt64) -> Figure {
      switch reading.outcome {
      case .counted(let value), .estimated(let value, share: _):
        count == 0
          ? .absent(.count, reason: "no pages were got")
          : Figure(
            Double(value) / Double(count), .count,
            .measured(where: "the whole machine, \(reading.rung.rawValue)", samples: counter.writes)
          )
      case .neverScheduled(let reason), .unavailable(let reason):
        .absent(.count, reason: reason)
      }
    }
    self.init(
      event: reading.name, rung: reading.rung.rawValue,
      perWrite: figure(over: UInt64(counter.writes)), perHugePage: figure(over: counter.pages),
      fewest: counter.fewest.map {
        Figure(
          Double($0), .count,
          .measured(where: "the whole machine, \(reading.rung.rawValue)", samples: counter.writes))
      })
  }
}

/// Figures measured on the running kernel.
private struct KernelFigures {
  let samples: Int?
  private static let place = "the running kernel, one write to a pool"

  /// - Parameter reason: why there is no value.
  func time(
    _ value: Double?, interval: Measurement.Interval? = nil, else reason: String = "not timed"
  ) -> Figure {
    guard let value else { return .absent(.nanoseconds, reason: reason) }
    return Figure(
      value, .nanoseconds, .measured(where: Self.place, samples: samples),
      interval: interval.flatMap(Interval.init))
  }
  func count(_ value: Double?) -> Figure { figure(value, .count) }

  /// A single reading.
  func one(_ value: Double?) -> Figure {
    value.map { Figure($0, .nanoseconds, .measured(where: Self.place, samples: 1)) }
      ?? .absent(.nanoseconds, reason: "not timed")
  }

  /// vmemmap PMDs that were split, by the page tables that the kernel added to its own.
  func splits(_ value: Int64?) -> Figure {
    value.map {
      Figure(Double($0), .pages, .measured(where: "the kernel's own page tables", samples: nil))
    }
      ?? .absent(.pages, reason: KernelTimingRow.noSplits)
  }

  private func figure(_ value: Double?, _ unit: Unit) -> Figure {
    value.map { Figure($0, unit, .measured(where: Self.place, samples: samples)) }
      ?? .absent(unit, reason: "not timed")
  }
}
