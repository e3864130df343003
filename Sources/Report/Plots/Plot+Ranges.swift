internal import PlotScripts
internal import Results

extension Plot {
  /// Cost against range; nil unless some line has at least two points.
  init?(ranges rows: [RangeRow], _ source: PlotSource) {
    let lines = RangeLine.all(of: rows)
    let bytes = Set(lines.flatMap { $0.points.keys }).sorted()
    guard lines.contains(where: { $0.points.count > 1 }), let least = bytes.first,
      let most = bytes.last
    else { return nil }
    let data = bytes.map { range in
      [CSV.number(Double(range)), SizeLabel.text(range)]
        + lines.map { PlotData.number($0.points[range]) }
    }
    let longest = lines.flatMap { $0.points.values }.max() ?? 0
    let unit = AxisUnit.best(for: longest, of: AxisUnit.times)
    self.init(
      .range, name: "range",
      title: "HVO and de-HVO per huge page against the range: page-table stores only",
      of: .ranges, labels: Array(repeating: "", count: 12), values: [],
      legend: lines.map(\.name), keyLines: true,
      caption: source.caption(rows.map(\.hvo), "HVO and de-HVO together, one thread's time"),
      variables: unit.variables + [
        "xmin = \(least).0 / 2", "xmax = \(most).0 * 2",
        "ymax = \(longest > 0 ? longest * 1.15 : 1)", "ystep = \(unit.step(span: longest))",
      ],
      files: ["tsv": PlotData.table(data)])
  }
}

/// The points of one protocol at one huge page size and number of threads.
private struct RangeLine {
  let name: String
  /// ns by bytes of the range.
  let points: [Int64: Double]

  static func all(of rows: [RangeRow]) -> [RangeLine] {
    var names: [String] = []
    var points: [String: [Int64: Double]] = [:]
    for row in rows {
      guard let hvo = row.hvo.value, let deHVO = row.deHVO.value else { continue }
      let threads = row.threads == 1 ? "" : ", \(row.threads) threads"
      let name = PlotData.label(row.protocolID, ", \(SizeLabel.text(row.sizeBytes))\(threads)")
      if points[name] == nil { names.append(name) }
      points[name, default: [:]][row.rangeBytes] = hvo + deHVO
    }
    return names.map { RangeLine(name: $0, points: points[$0] ?? [:]) }
  }
}
