internal import PlotScripts
internal import Results

extension Plot {
  /// The best protocol by churn and CPUs, one picture for each size.
  static func maps(of rows: [TradeoffRow], verdicts: [VerdictRow], _ source: PlotSource) -> [Plot] {
    TradeoffMap.all(of: rows, verdicts: verdicts).map { Plot($0, rows, source) }
  }

  private init(_ map: TradeoffMap, _ rows: [TradeoffRow], _ source: PlotSource) {
    let size = SizeLabel.text(map.sizeBytes)
    let names = map.fields.map { $0.best ?? Self.nobody }
    let shown = Self.shown(names)
    let halfCPUs = TradeoffMap.cpuStep.squareRoot()
    let halfChurn = TradeoffMap.churnStep.squareRoot()
    self.init(
      .map, name: "map-\(size)", title: "Best protocol for a pool of \(size) by churn and CPUs",
      of: .tradeoffs, labels: Array(repeating: "", count: 15), values: [],
      legend: shown.map { PlotData.label($0) },
      caption: source.caption(
        rows.filter { $0.sizeBytes == map.sizeBytes }.map(\.breakEvenChurn),
        "Most worth left of the memory saved, among protocols legal in the verdict's first setting;"
          + " costs per page, flush and stop as measured, other CPUs each as costly as those here"),
      variables: [
        "xmin = \(1 / halfCPUs)", "xmax = \(1024 * halfCPUs)", "ymin = 0.01", "ymax = 1000000.0",
      ],
      files: [
        "tsv": PlotData.table(
          zip(map.fields, names).map { field, name in
            [
              field.cpus / halfCPUs, field.cpus * halfCPUs, field.churn / halfChurn,
              field.churn * halfChurn, Double((shown.firstIndex(of: name) ?? shown.count - 1) + 1),
            ].map(PlotData.number)
          })
      ])
  }

  private static let nobody = "keep it off: none is worth its CPU time"

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
