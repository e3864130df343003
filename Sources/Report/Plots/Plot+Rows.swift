internal import Numbers
internal import PlotScripts
internal import Results

private let numbers = NumberText(ascii: false)

extension Plot {
  /// Net saving of each pool; nil without rows.
  init?(savings rows: [SavingsRow], _ source: PlotSource) {
    guard !rows.isEmpty else { return nil }
    let net = rows.map { Double($0.netBytes) }
    let percent = rows.map(\.percentOfPool.value)
    let colours = ColourIndex(rows.map(\.sizeBytes))
    let labels = rows.map { row in
      let size = "\(SizeLabel.text(row.sizeBytes)) × \(numbers.count(row.count))"
      return PlotData.label("\(size), \(row.countOrigin)")
    }
    let values = rows.map { numbers.bytes($0.netBytes) }
    let data = rows.indices.map { row in
      [
        labels[row], PlotData.number(net[row]), PlotData.number(percent[row]),
        colours[rows[row].sizeBytes], values[row],
        percent[row].map(numbers.percent) ?? "n/a",
      ]
    }
    let assumptions = rows.assumptionLines.prefix(2).joined(separator: " ")
    let unit = AxisUnit.best(for: net.map(\.magnitude).max() ?? 0, of: AxisUnit.bytes)
    let percentUnit = AxisUnit(factor: 1, name: "%")
    self.init(
      .savings, name: "savings", title: "Net saving by HVO", of: .savings, labels: labels,
      values: values,
      caption: source.caption([], "Net = vmemmap freed less page tables. \(assumptions)"),
      variables: unit.variables + Self.ends("bytes", net, unit)
        + Self.ends("percent", percent.compactMap(\.self), percentUnit),
      files: ["tsv": PlotData.table(data)])
  }

  /// Median and 99th percentile of each barrier that was measured; nil if none was.
  init?(barriers rows: [BarrierRow], _ source: PlotSource) {
    let rows = rows.filter { ($0.p50.value ?? 0) > 0 }
    guard !rows.isEmpty else { return nil }
    let colours = ColourIndex(rows.map { Self.kind($0.kind) })
    let labels = rows.map { row in
      let parts = [
        row.pages.map { $0 == 1 ? "1 page" : "\($0) pages" },
        row.peers == 0 ? "alone" : "\(row.peers) \(row.peerState ?? "peers")",
      ]
      return PlotData.label(row.title, parts.compactMap { $0.map { ", \($0)" } }.joined())
    }
    let values = rows.map { row in
      let tail = row.p99.value.map { " / " + numbers.time(nanoseconds: $0) } ?? ""
      return numbers.time(nanoseconds: row.p50.value ?? 0) + tail
    }
    let data = rows.indices.map { row in
      [
        labels[row], PlotData.number(rows[row].p50.value),
        PlotData.number(rows[row].p99.value), colours[Self.kind(rows[row].kind)], values[row],
      ]
    }
    let samples = rows.map(\.n)
    let counts = Set([samples.min() ?? 0, samples.max() ?? 0]).sorted().map {
      numbers.count(Int64($0))
    }
    let range = counts.joined(separator: " to ")
    self.init(
      .barriers, name: "barriers", title: "Latency of barriers and TLB-invalidating calls",
      of: .barriers, labels: labels, values: values, legend: colours.names,
      caption: source.caption(
        rows.map(\.p50), "Right: median / 99th percentile, n = \(range)"),
      variables: rows.flatMap { [$0.p50.value, $0.p99.value].compactMap(\.self) }.decades(),
      files: ["tsv": PlotData.table(data)])
  }

  /// A kind of rows in words.
  private static func kind(_ kind: String) -> String {
    switch kind {
    case "tlb-invalidation": "TLB invalidation"
    case "stop-like": "stopping other CPUs"
    case "floor": "instructions and clocks alone"
    default: kind
    }
  }

  /// Break-even churn of each protocol and size; nil if none is known.
  init?(churn rows: [VerdictRow], _ source: PlotSource) {
    let rows = rows.filter { ($0.breakEvenChurn.value ?? 0) > 0 }
    guard let first = rows.first else { return nil }
    let colours = ColourIndex(rows.map { SizeLabel.text($0.sizeBytes) })
    let labels = rows.map {
      PlotData.label($0.protocolID, ", \(SizeLabel.text($0.sizeBytes))")
    }
    let churn = rows.map { $0.breakEvenChurn.value ?? 0 }
    let values = churn.map(numbers.rate(perSecond:))
    let data = rows.indices.map { row in
      [
        labels[row], PlotData.number(churn[row]),
        colours[SizeLabel.text(rows[row].sizeBytes)], values[row],
      ]
    }
    let share = first.coreShare.value.map(CSV.number) ?? "?"
    self.init(
      .churn, name: "churn", title: "Break-even churn at \(share) % of one core", of: .verdicts,
      labels: labels, values: values, legend: colours.names,
      caption: source.caption(rows.map(\.breakEvenChurn), "Longer is better"),
      variables: churn.decades(),
      files: ["tsv": PlotData.table(data)])
  }

  /// Ends of a linear axis that begins at 0 unless something is negative.
  private static func ends(_ name: String, _ values: [Double], _ unit: AxisUnit) -> [String] {
    let low = min(0, values.min() ?? 0)
    let top = max(0, values.max() ?? 0)
    let high = top > low ? top : low + unit.factor
    return [
      "\(name)min = \(low)", "\(name)max = \(high)",
      "\(name)step = \(unit.step(span: high - low))",
    ]
  }
}

/// Numbers for colours, in order of first appearance.
struct ColourIndex<Name: Hashable> {
  private(set) var names: [Name] = []

  /// - Parameter first: what has the first colours.
  init(_ all: [Name], after first: [Name] = []) {
    names = first
    for name in all where !names.contains(name) { names.append(name) }
  }

  /// The colour's number from 1, as gnuplot counts.
  subscript(name: Name) -> String { "\((names.firstIndex(of: name) ?? 0) + 1)" }
}
