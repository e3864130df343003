internal import Numbers
internal import PlotScripts
internal import Results

extension Plot {
  /// How the latencies of barriers and calls on one page are spread, beside running peers where
  /// there are some; nil if no row says.
  init?(latencies rows: [BarrierRow], _ source: PlotSource) {
    let digest = rows.digest.filter { $0.kind != "floor" && $0.distribution != nil }
    let most = digest.map(\.peers).max() ?? 0
    let lines = digest.filter { $0.peers == most }.prefix(Self.mostLines).map { row in
      QuantileLine(
        name: PlotData.label(row.title), row: row.title, distribution: row.distribution,
        field: "\(Section.barriers.place(at: rows.firstIndex(of: row) ?? 0))distribution",
        figure: row.p50)
    }
    let beside = most == 0 ? "no other thread" : most == 1 ? "1 peer" : "\(most) peers"
    self.init(
      quantiles: Array(lines), name: "cdf-barriers",
      title: "Latency of barriers and calls on one page, \(beside)", of: .barriers, source)
  }

  /// How the time of HVO per huge page is spread over batches, for each size; of many protocols, the
  /// fastest.
  static func remaps(_ rows: [RemapRow], _ source: PlotSource) -> [Plot] {
    Set(rows.map(\.sizeBytes)).sorted().compactMap { size in
      let timed = rows.enumerated().filter {
        $1.sizeBytes == size && $1.operation == .hvo && $1.contents == .copies
          && $1.distribution != nil
      }.sorted { ($0.element.p50.value ?? 0) < ($1.element.p50.value ?? 0) }
      let lines = timed.prefix(mostLines).map { index, row in
        QuantileLine(
          name: PlotData.label(row.protocolID), row: row.protocolID, distribution: row.distribution,
          field: "\(Section.remap.place(at: index))distribution", figure: row.p50)
      }
      let which = timed.count > mostLines ? ", the \(mostLines) fastest protocols" : ""
      return Plot(
        quantiles: Array(lines), name: "cdf-remap-\(SizeLabel.text(size))",
        title: "Software part of HVO per huge page of \(SizeLabel.text(size))\(which)", of: .remap,
        source)
    }
  }

  /// Lines that one picture can tell apart.
  static let mostLines = 8

  init?(
    quantiles lines: [QuantileLine], name: String, title: String, of section: Section,
    _ source: PlotSource
  ) {
    let axis = QuantileLine.axis(lines)
    guard let axis else { return nil }
    self.init(
      .cdf, name: name, title: title, of: section, table: QuantileLine.table(lines),
      labels: Array(repeating: "", count: 12), values: [], legend: lines.map(\.name),
      keyLines: true,
      summary: lines.map(\.summary),
      caption: source.caption(
        lines.map(\.figure),
        "From the smallest sample to the 99th percentile, by nearest rank; the slowest 1 % reach "
          + "\(NumberText(ascii: false).time(nanoseconds: axis.most)) (table)"),
      variables: [
        "xmin = \(axis.ends.low)", "xmax = \(axis.ends.high)",
      ],
      files: [
        "tsv": lines.map { PlotData.table($0.points(to: axis.ends.high)) }.joined(separator: "\n\n")
      ])
  }
}

/// One line of a picture of distributions.
struct QuantileLine {
  let name: String
  /// What it is called in the table.
  let row: String
  let distribution: Distribution?
  /// Where in the JSON the distribution stands.
  let field: String
  /// Measured from the same samples.
  let figure: Figure

  /// Median and 99th percentile in words.
  var summary: String {
    guard let distribution else { return "\(name): not known" }
    let parts = zip(distribution.percents, distribution.values).filter { [50, 99].contains($0.0) }
      .map { "\(CSV.number($0)) % within \(NumberText(ascii: false).time(nanoseconds: $1))" }
    return "\(name): \(parts.joined(separator: ", "))"
  }

  /// ns and percent, up to the end of the axis. A time of 0 has no place on a logarithmic one.
  func points(to end: Double) -> [[String]] {
    guard let distribution else { return [] }
    var points = zip(distribution.values, distribution.percents).filter { $0.0 > 0 }
      .map { [CSV.number($0), CSV.number($1)] }
    // No sample took longer than the largest.
    if let most = distribution.values.last, most < end {
      points.append([CSV.number(end), "100"])
    }
    return points
  }

  /// An axis that holds 99 % of the samples of each line, and the longest sample of all.
  static func axis(
    _ lines: [QuantileLine]
  ) -> (ends: (low: Double, high: Double), most: Double)? {
    let times = lines.flatMap { line in
      zip(line.distribution?.values ?? [], line.distribution?.percents ?? []).filter { $0.0 > 0 }
    }
    guard let least = times.map(\.0).min(), let most = times.map(\.0).max() else { return nil }
    let common = times.filter { $0.1 <= 99 }.map(\.0).max() ?? most
    return (AxisUnit.roundEnds(least, common), most)
  }

  /// The figures behind the picture: a column for each percentage.
  static func table(_ lines: [QuantileLine]) -> TableSource {
    let percents = lines.first?.distribution?.percents ?? []
    let heads = percents.map { percent in
      percent == 0 ? "Min" : percent == 100 ? "Max" : "p\(CSV.number(percent))"
    }
    return TableSource(
      heads: [""] + heads,
      rows: lines.map { line in
        let values = line.distribution?.values ?? []
        return [.init(cell: .text(line.row), fields: [])]
          + percents.indices.map { index in
            guard index < values.count, let provenance = line.figure.provenance else {
              return .init(cell: .none, fields: [])
            }
            return .init(
              cell: .figure(Figure(values[index], line.figure.unit, provenance)),
              fields: ["\(line.field).values[\(index)]"])
          }
      })
  }
}
