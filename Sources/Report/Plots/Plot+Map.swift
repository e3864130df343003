internal import Numbers
internal import PlotScripts
internal import Results

extension Plot {
  /// The best protocol by churn and CPUs: for each size, of what the kernel runs and of all.
  ///
  /// - Parameter section: where the figures stand.
  static func maps(
    of rows: [TradeoffRow], verdicts: [VerdictRow], in section: Section, _ source: PlotSource
  ) -> [Plot] {
    TradeoffMap.all(of: rows, verdicts: verdicts).map {
      Plot($0, rows, verdicts, in: section, source)
    }
  }

  private init(
    _ map: TradeoffMap, _ rows: [TradeoffRow], _ verdicts: [VerdictRow], in section: Section,
    _ source: PlotSource
  ) {
    let size = SizeLabel.text(map.sizeBytes)
    let pool = "\(NumberText(ascii: false).count(map.count)) × \(size)"
    let names = map.fields.map { $0.best ?? Self.nobody }
    let shown = Self.shown(names)
    let legality = verdicts.filter { $0.sizeBytes == map.sizeBytes }
    let setting = legality.first?.legality.first?.setting ?? "this machine"
    let own = map.scope == .kernels
    self.init(
      .map, name: "map-\(size)\(own ? "" : "-any")",
      title: own
        ? "Where this kernel's HVO pays: a pool of \(pool), by churn and CPUs"
        : "Best protocol of any kernel: a pool of \(pool), by churn and CPUs",
      of: section, labels: Array(repeating: "", count: 15), values: [],
      legend: shown.map { Self.entry($0, legality) },
      colours: shown.enumerated().map { $1 == Self.nobody ? Self.grey : $0 + 1 },
      summary: Self.summary(map),
      caption: source.caption(
        rows.filter { $0.sizeBytes == map.sizeBytes }.map(\.breakEvenChurn),
        "Most worth left of the memory saved, among protocols legal on \(setting)"
          + (own ? " that this kernel runs" : ", most of which need another kernel or a patch")
          + "; costs per page, flush and stop as measured, other CPUs each as costly as those here"),
      variables: [
        "xmin = \(1 / Self.halfCPUs)", "xmax = \(1024 * Self.halfCPUs)", "ymin = 0.01",
        "ymax = 1000000.0",
      ],
      files: ["tsv": PlotData.table(Self.blocks(map, names, shown))])
  }

  private static let halfCPUs = TradeoffMap.cpuStep.squareRoot()
  private static let halfChurn = TradeoffMap.churnStep.squareRoot()

  /// CPUs from and to, churn from and to, colour: fields of one colour above each other are one
  /// block, so that no line of the background shows between them.
  private static func blocks(
    _ map: TradeoffMap, _ names: [String], _ shown: [String]
  ) -> [[String]] {
    var blocks: [[(from: Double, to: Double, cpus: Double, name: String)]] = []
    for (field, name) in zip(map.fields, names) {
      let column = blocks.firstIndex { $0.first?.cpus == field.cpus } ?? blocks.count
      if column == blocks.count { blocks.append([]) }
      if let last = blocks[column].last, last.name == name {
        blocks[column][blocks[column].count - 1].to = field.churn * halfChurn
      } else {
        blocks[column].append(
          (field.churn / halfChurn, field.churn * halfChurn, field.cpus, name))
      }
    }
    return blocks.joined().map { block in
      let place = shown.firstIndex(of: block.name) ?? shown.count - 1
      return [block.cpus / halfCPUs, block.cpus * halfCPUs, block.from, block.to]
        .map(PlotData.number) + ["\(block.name == nobody ? grey : place + 1)"]
    }
  }

  /// Where the fewest CPUs and the most end.
  private static func summary(_ map: TradeoffMap) -> [String] {
    let counts = map.fields.map(\.cpus)
    return [counts.min(), counts.max()].compactMap { cpus in
      guard let cpus else { return nil }
      let paying = map.fields.filter { $0.cpus == cpus && $0.best != nil }
      let place = "with \(CSV.number(cpus)) CPU\(cpus == 1 ? "" : "s")"
      guard let last = paying.max(by: { $0.churn < $1.churn }), let best = last.best else {
        return "\(place) HVO doesn't pay"
      }
      let churn = NumberText(ascii: false).rate(perSecond: last.churn)
      return "\(place) HVO pays up to about \(churn), at the end by \(best)"
    }
  }

  private static let nobody = "keep it off: none is worth its CPU time"
  /// The colour's number in plots/style.gp.
  private static let grey = 9

  /// A name with what the checker says of it.
  private static func entry(_ name: String, _ verdicts: [VerdictRow]) -> String {
    let legality = verdicts.first { $0.protocolID == name }?.legality.first
    return switch legality?.verdict {
    case .legal: PlotData.label(name, " (legal)")
    case .conditional: PlotData.label(name, " (legal, under a condition)")
    default: PlotData.label(name)
    }
  }

  /// The protocols with the most fields, as many as colours tell apart, then nobody.
  private static func shown(_ names: [String]) -> [String] {
    let counts = names.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    let order = counts.keys.sorted {
      ($0 == nobody ? 1 : 0, -counts[$0, default: 0], $0)
        < ($1 == nobody ? 1 : 0, -counts[$1, default: 0], $1)
    }
    return order.count <= mostLines ? order : Array(order.prefix(mostLines - 1)) + ["another"]
  }
}
