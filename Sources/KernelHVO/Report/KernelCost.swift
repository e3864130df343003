public import Measurement

/// What HVO adds to one operation of a pool: HVO on less HVO off.
///
/// Each round timed all batches with HVO on and off; a line through the batches of each side splits
/// the round's times into a part per write and a part per huge page, and the difference of the two
/// lines is that round's cost. The value is the median over the rounds, so that a round which
/// something else disturbed decides nothing. An operation with one batch has no line: its difference
/// is divided by its pages.
public struct KernelCost: Sendable, Hashable {
  /// A median over rounds, in nanoseconds.
  public struct Estimate: Sendable, Hashable {
    public let value: Double
    /// 95 %, by bootstrap over the rounds; nil with fewer than 6 rounds.
    public let interval: Interval?

    /// Whether HVO on and off can be told apart.
    public var isClear: Bool { interval.map { !$0.contains(0) } ?? false }
  }

  public let sizeBytes: UInt64
  public let operation: KernelCase.Operation
  public let isExpedited: Bool
  /// CPU time of the writing thread per huge page.
  public let cpuPerPage: Estimate
  /// Wall time per huge page.
  public let wallPerPage: Estimate
  /// CPU time per write whatever its pages; nil for an operation with one batch.
  public let cpuPerWrite: Estimate?
  /// Wall time per write: the wait for RCU is in it.
  public let wallPerWrite: Estimate?
  /// Rounds that had both sides.
  public let rounds: Int

  /// One for each operation that was timed with HVO on and off.
  static func all(_ timings: [KernelTiming]) -> [KernelCost] {
    var keys: [KernelCase] = []
    for timing in timings {
      let key = timing.subject.withoutSide
      if !keys.contains(key) { keys.append(key) }
    }
    return keys.compactMap { key in
      KernelCost(key, timings.filter { $0.subject.withoutSide == key })
    }
  }

  private init?(_ key: KernelCase, _ timings: [KernelTiming]) {
    let rounds = Set(timings.flatMap { $0.rounds.map(\.round) }).sorted()
    let off = timings.filter { !$0.subject.isOptimized }
    let on = timings.filter { $0.subject.isOptimized }
    guard !off.isEmpty, off.count == on.count else { return nil }
    func differences(_ time: (WriteTime) -> Double) -> [Line] {
      rounds.compactMap { round in
        guard let on = Line(on, round, time), let off = Line(off, round, time) else { return nil }
        return Line(slope: on.slope - off.slope, constant: on.constant - off.constant)
      }
    }
    let cpu = differences(\.cpu)
    let wall = differences(\.wall)
    guard let cpuPerPage = Estimate(cpu.map(\.slope)),
      let wallPerPage = Estimate(wall.map(\.slope))
    else { return nil }
    let hasLine = on.count > 1
    sizeBytes = key.sizeBytes
    operation = key.operation
    isExpedited = key.isExpedited
    self.cpuPerPage = cpuPerPage
    self.wallPerPage = wallPerPage
    cpuPerWrite = hasLine ? Estimate(cpu.map(\.constant)) : nil
    wallPerWrite = hasLine ? Estimate(wall.map(\.constant)) : nil
    self.rounds = cpu.count
  }
}

extension KernelCost.Estimate {
  init?(_ values: [Double]) {
    guard let summary = Summary(values) else { return nil }
    self.init(value: summary.p50, interval: Bootstrap().median(of: values))
  }
}

/// One side of one round.
private struct Line {
  let slope: Double
  let constant: Double

  init(slope: Double, constant: Double) { (self.slope, self.constant) = (slope, constant) }

  /// Nil unless every batch has its write in this round.
  init?(_ timings: [KernelTiming], _ round: Int, _ time: (WriteTime) -> Double) {
    let writes = timings.compactMap { $0.rounds.first { $0.round == round } }
    guard writes.count == timings.count, writes.allSatisfy({ time($0) > 0 && $0.pages > 0 }) else {
      return nil
    }
    if writes.count == 1 {
      self.init(slope: time(writes[0]) / Double(writes[0].pages), constant: 0)
      return
    }
    let points = writes.map { (x: Double($0.pages), value: time($0)) }
    guard let line = LineFit(points, weighting: .relative) else { return nil }
    self.init(slope: line.slope.value, constant: line.constant.value)
  }
}

extension KernelCase {
  /// The same for all batches and both sides.
  fileprivate var withoutSide: KernelCase {
    KernelCase(
      sizeBytes: sizeBytes, operation: operation, isOptimized: false, isExpedited: isExpedited,
      batch: 0)
  }
}
