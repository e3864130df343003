internal import Glibc
internal import Numbers
internal import PlotScripts
internal import Results

extension Plot {
  /// The best protocol by churn and CPUs: for each size, of what the kernel runs and of all.
  ///
  /// - Parameters:
  ///   - rows: what the regions were computed from: no map where there is none of a size.
  ///   - section: where the figures stand.
  static func maps(
    of regions: [RegionRow], _ rows: [TradeoffRow], verdicts: [VerdictRow], in section: Section,
    _ source: PlotSource
  ) -> [Plot] {
    regions.grouped(by: \.sizeBytes).flatMap { $0.elements.grouped(by: \.scope) }.compactMap {
      Plot(map: $0.elements, rows, verdicts, in: section, source)
    }
  }

  /// - Parameter rows: of one size and scope.
  private init?(
    map regions: [RegionRow], _ rows: [TradeoffRow], _ verdicts: [VerdictRow],
    in section: Section, _ source: PlotSource
  ) {
    guard let first = regions.first else { return nil }
    let weighed = rows.filter { $0.sizeBytes == first.sizeBytes }
    guard !weighed.isEmpty else { return nil }
    let size = SizeLabel.text(first.sizeBytes)
    let pool = "\(NumberText(ascii: false).count(first.count)) × \(size)"
    let fields = regions.compactMap(MapField.init)
    let shown = Self.shown(fields)
    let legality = verdicts.filter { $0.sizeBytes == first.sizeBytes }
    let setting = legality.first?.legality.first?.setting ?? "this machine"
    let own = first.scope == .kernels
    self.init(
      .map, name: "map-\(size)\(own ? "" : "-any")",
      title: own
        ? "Where this kernel's HVO pays: a pool of \(pool), by churn and CPUs"
        : "Best protocol of any kernel: a pool of \(pool), by churn and CPUs",
      of: section, labels: Array(repeating: "", count: 15), values: [],
      legend: shown.map { Self.entry($0, legality) },
      colours: shown.enumerated().map { $1 == MapField.nobody ? MapField.grey : $0 + 1 },
      summary: Self.summary(fields),
      caption: source.caption(
        weighed.map(\.breakEvenChurn),
        "Most worth left of the memory saved, among protocols legal on \(setting)"
          + (own ? " that this kernel runs" : ", most of which need another kernel or a patch")
          + "; costs per page, flush and stop as measured, other CPUs each as costly as those here"),
      variables: [
        "xmin = \(1 / MapField.halfCPUs)", "xmax = \(1024 * MapField.halfCPUs)", "ymin = 0.01",
        "ymax = 1000000.0",
      ],
      files: ["tsv": PlotData.table(fields.map { $0.line(shown) })])
  }

  /// Where the fewest CPUs and the most end.
  private static func summary(_ fields: [MapField]) -> [String] {
    let counts = fields.map(\.cpus)
    return [counts.min(), counts.max()].compactMap { cpus in
      guard let cpus else { return nil }
      let paying = fields.filter { $0.cpus == cpus && $0.best != nil }
      let place = "with \(CSV.number(cpus)) CPU\(cpus == 1 ? "" : "s")"
      guard let last = paying.max(by: { $0.to < $1.to }), let best = last.best else {
        return "\(place) HVO doesn't pay"
      }
      let churn = NumberText(ascii: false).rate(perSecond: last.to / MapField.halfChurn)
      return "\(place) HVO pays up to about \(churn), at the end by \(best)"
    }
  }

  /// A name with what the checker says of it.
  private static func entry(_ name: String, _ verdicts: [VerdictRow]) -> String {
    let legality = verdicts.first { $0.protocolID == name }?.legality.first
    return switch legality?.verdict {
    case .legal: PlotData.label(name, " (legal)")
    case .conditional: PlotData.label(name, " (legal, under a condition)")
    default: PlotData.label(name)
    }
  }

  /// The protocols with the largest fields, as many as colours tell apart, then nobody.
  private static func shown(_ fields: [MapField]) -> [String] {
    let steps = fields.reduce(into: [String: Double]()) { $0[$1.name, default: 0] += $1.steps }
    let order = steps.keys.sorted {
      ($0 == MapField.nobody ? 1 : 0, -steps[$0, default: 0], $0)
        < ($1 == MapField.nobody ? 1 : 0, -steps[$1, default: 0], $1)
    }
    return order.count <= mostLines ? order : Array(order.prefix(mostLines - 1)) + ["another"]
  }
}

/// A field of the map: for one number of CPUs, the churns at which one protocol is best.
private struct MapField {
  static let nobody = "keep it off: none is worth its CPU time"
  /// Nobody's colour, by its number in plots/style.gp.
  static let grey = 9
  static let halfCPUs = TradeoffMap.cpuStep.squareRoot()
  static let halfChurn = TradeoffMap.churnStep.squareRoot()

  let cpus: Double
  let from: Double
  let to: Double
  let best: String?

  /// - Returns: nil without both ends, ascending, above 0: they stand on a logarithmic axis.
  init?(_ region: RegionRow) {
    guard let from = region.fromChurn.value, let to = region.toChurn.value, 0 < from, from < to
    else { return nil }
    (cpus, self.from, self.to, best) = (Double(region.cpus), from, to, region.protocolID)
  }

  var name: String { best ?? Self.nobody }

  /// Its height in steps of churn.
  var steps: Double { (log(to / from) / log(TradeoffMap.churnStep)).rounded() }

  /// Its line of the data file: CPUs from and to, churn from and to, colour.
  func line(_ shown: [String]) -> [String] {
    let place = shown.firstIndex(of: name) ?? shown.count - 1
    return [cpus / Self.halfCPUs, cpus * Self.halfCPUs, from, to].map(PlotData.number)
      + ["\(best == nil ? Self.grey : place + 1)"]
  }
}
