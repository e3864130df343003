/// The one figure of a row that `compare` judges, with all that is known of its error.
struct Timing {
  /// A median, as one row measured it.
  struct Part {
    let value: Double
    let interval: Interval?
    let halves: [Double]?
  }

  let section: Section
  let key: String
  /// Rows that the machine's state moves together: those of a section whose peers do the same.
  let group: String
  /// What must be equal for two rows to have done the same work.
  let setting: String
  /// Whether a smaller value is the better one, from the Column table.
  let isSmallerBetter: Bool
  let figure: Figure
  /// Samples behind it; nil if the row doesn't say.
  let samples: Int?
  /// What its error comes from: itself, or the two medians whose difference it is.
  let parts: [Part]
}

extension ResultFile {
  /// The times that can be compared, in the order of the sections; a key that occurs twice counts
  /// once.
  var timings: [Timing] {
    var byKey: [String: BarrierRow] = [:]
    for row in barriers where byKey[row.key] == nil { byKey[row.key] = row }
    let all =
      barriers.map { Timing($0) } + shootdowns.map { Timing($0, of: byKey) }
      + remap.map { Timing($0) } + kernelTimings.map { Timing($0) }
      + kernelCosts.flatMap { Timing.all($0) } + exactCounts
    var seen: Set<String> = []
    return all.filter { seen.insert($0.name).inserted }
  }
}

extension Timing {
  /// Whether it is an exact count.
  var isExact: Bool { section.isExact }

  /// Section and key: what joins rows.
  var name: String { "\(section.rawValue)/\(key)" }

  fileprivate init(_ row: BarrierRow) {
    self.init(
      section: .barriers, key: row.key, group: Self.group(peerState: row.peerState), setting: "",
      isSmallerBetter: BarrierRow.isSmallerBetter("p50"), figure: row.p50, samples: row.n,
      parts: Part.of(row.p50, row.halfMedians))
  }

  fileprivate init(_ row: RemapRow) {
    self.init(
      section: .remap, key: row.key, group: "remap, \(row.pass.rawValue) pass",
      setting: "batches of \(row.batch)", isSmallerBetter: RemapRow.isSmallerBetter("p50"),
      figure: row.p50, samples: row.n, parts: Part.of(row.p50, row.halfMedians))
  }

  /// The cost of a shootdown, a difference of two medians that the barriers section holds.
  fileprivate init(_ row: ShootdownRow, of barriers: [String: BarrierRow]) {
    let alone = BarrierRow.caseKey(row.id, pages: row.pages, peers: 0, peerState: nil)
    let both = [row.key, alone].compactMap { barriers[$0] }
    let parts = both.flatMap { Part.of($0.p50, $0.halfMedians) }
    self.init(
      section: .shootdowns, key: row.key, group: Self.group(peerState: row.peerState), setting: "",
      isSmallerBetter: ShootdownRow.isSmallerBetter("cost"), figure: row.cost,
      samples: both.count == 2 ? both.map(\.n).min() : row.cost.provenance?.samples,
      parts: parts.count == 2 ? parts : Part.of(row.cost, nil))
  }

  /// One write to a pool of the running kernel.
  fileprivate init(_ row: KernelTimingRow) {
    self.init(
      section: .kernelTimings, key: row.key, group: "kernel, HVO \(row.hvo.rawValue)", setting: "",
      isSmallerBetter: KernelTimingRow.isSmallerBetter("p50"), figure: row.p50, samples: row.n,
      parts: Part.of(row.p50.withInterval(from: row.distribution, samples: row.n), nil))
  }

  /// What HVO adds to an operation of the running kernel: CPU time, and wall time.
  fileprivate static func all(_ row: KernelCostRow) -> [Timing] {
    [
      ("CPU", "cpuPerHugePage", row.cpuPerHugePage),
      ("wall", "wallPerHugePage", row.wallPerHugePage),
    ]
    .map { what, column, figure in
      Timing(
        section: .kernelCosts, key: "\(row.key), \(what) per page", group: "kernel, \(what) added",
        setting: "", isSmallerBetter: KernelCostRow.isSmallerBetter(column), figure: figure,
        samples: row.rounds, parts: Part.of(figure, nil))
    }
  }

  private static func group(peerState: String?) -> String {
    peerState.map { "barriers, \($0) peers" } ?? "barriers, alone"
  }
}

extension Timing.Part {
  /// The part of a known figure; none of an absent one.
  fileprivate static func of(_ figure: Figure, _ halves: [Double]?) -> [Timing.Part] {
    guard let value = figure.value else { return [] }
    return [Timing.Part(value: value, interval: figure.interval, halves: halves)]
  }
}

extension Figure {
  /// Itself, or with an interval of 95 % from the quartiles where it has none: the standard error of a
  /// median is 1.2533 σ/√n for normal samples, and σ is the distance of the quartiles over 1.349.
  fileprivate func withInterval(from distribution: Distribution?, samples: Int) -> Figure {
    guard interval == nil, let value, let provenance, let distribution, samples > 0,
      let low = distribution.value(atPercent: 25), let high = distribution.value(atPercent: 75)
    else { return self }
    let half = 1.96 * 1.2533 * (high - low) / 1.349 / Double(samples).squareRoot()
    return Figure(
      value, unit, provenance,
      interval: Interval(low: value - half, high: value + half, confidence: 0.95))
  }
}

extension ResultRow {
  fileprivate static func isSmallerBetter(_ id: String) -> Bool {
    columns.contains { $0.id == id && $0.direction == .smaller }
  }
}
