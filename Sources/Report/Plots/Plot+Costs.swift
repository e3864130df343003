internal import Numbers
internal import PlotScripts
internal import Results

extension Plot {
  /// For each huge page size, the cost of HVO and de-HVO of each protocol and what it is made of.
  static func costs(
    of rows: [VerdictRow], _ weighed: [TradeoffRow], _ source: PlotSource
  ) -> [Plot] {
    Set(rows.map(\.sizeBytes)).sorted().compactMap { size in
      let lines = rows.filter { $0.sizeBytes == size }.map { row in
        CostLine(row: row, bounds: CostBounds(row, weighed))
      }
      guard lines.contains(where: { !$0.times.isEmpty }) else { return nil }
      return Plot(costs: lines, size: SizeLabel.text(size), source)
    }
  }

  private init(costs lines: [CostLine], size: String, _ source: PlotSource) {
    let all = ColourIndex(lines.flatMap { $0.parts.map(\.what) }).names
    let small = all.filter { part in
      !lines.contains { $0.stack.contains { $0.what == part && $0.to - $0.from >= 1 } }
    }
    let parts = ColourIndex(all.filter { !small.contains($0) }, after: CostLine.operations)
    let about = [
      "Right: HVO / de-HVO", CostLine.whiskers(lines),
      small.isEmpty ? "" : "below 1 % and not drawn: \(small.joined(separator: ", "))",
    ]
    self.init(
      .cost, name: "cost-\(size)", title: "Cost per huge page of \(size)", of: .verdicts,
      labels: lines.map(\.label), values: lines.map(\.text), legend: parts.names,
      caption: source.caption(
        lines.flatMap { [$0.row.costHVO, $0.row.costDeHVO] },
        about.filter { !$0.isEmpty }.joined(separator: "; ")),
      variables: lines.flatMap(\.times).decades(),
      files: [
        "tsv": PlotData.table(lines.map(\.fields)),
        "parts": PlotData.table(
          lines.enumerated().flatMap { index, line in
            line.stack.filter { !small.contains($0.what) }.map {
              ["\(index)", CSV.number($0.from), CSV.number($0.to), parts[$0.what]]
            }
          }),
      ])
  }
}

/// One protocol of a cost picture.
private struct CostLine {
  let row: VerdictRow
  let bounds: CostBounds

  static let operations = ["HVO", "de-HVO"]

  var label: String { PlotData.label(row.protocolID) }

  /// All times that are drawn, ends of intervals among them.
  var times: [Double] {
    costs.flatMap { cost in
      [cost.figure.value, cost.low, cost.high].compactMap { $0 }
    }.filter { $0 > 0 }
  }

  /// Both costs with the ends of their whiskers.
  private var costs: [(figure: Figure, low: Double?, high: Double?)] {
    [(row.costHVO, bounds.hvo), (row.costDeHVO, bounds.deHVO)].map { figure, bounds in
      (
        figure, figure.interval?.low ?? bounds?.lowerBound,
        figure.interval?.high ?? bounds?.upperBound
      )
    }
  }

  /// What the whiskers are, and how far they reach at most.
  static func whiskers(_ lines: [CostLine]) -> String {
    let spans = lines.flatMap(\.costs).compactMap { cost -> Double? in
      guard let value = cost.figure.value, value > 0, let low = cost.low, let high = cost.high
      else { return nil }
      return max(value - low, high - value) / value * 100
    }
    guard let widest = spans.max() else { return "no intervals: the costs come without" }
    return "whiskers: all measured inputs at the low ends of their 95 % intervals to all at the"
      + " high ends, at most \(NumberText(ascii: false).percent(widest)) away, under the dots where"
      + " they are short"
  }

  /// Both times in words.
  var text: String { "\(Self.words(row.costHVO)) / \(Self.words(row.costDeHVO))" }

  private static func words(_ figure: Figure) -> String {
    guard let value = figure.value else { return "n/a" }
    return NumberText(ascii: false).time(nanoseconds: value)
  }

  /// Its line of the data file: a figure without an interval is its own.
  var fields: [String] {
    [label]
      + costs.flatMap { cost in
        [cost.figure.value, cost.low ?? cost.figure.value, cost.high ?? cost.figure.value]
          .map(PlotData.number)
      } + [text]
  }

  /// Both operations together, part by part; only those that take time.
  var parts: [(what: String, time: Double)] {
    var names: [String] = []
    var times: [String: Double] = [:]
    for part in row.costParts {
      guard let time = part.cost.value, time > 0 else { continue }
      if times[part.what] == nil { names.append(part.what) }
      times[part.what, default: 0] += time
    }
    return names.map { ($0, times[$0] ?? 0) }
  }

  /// Where each part begins and ends, in percent of all.
  var stack: [(what: String, from: Double, to: Double)] {
    let parts = parts
    let total = parts.map(\.time).reduce(0, +)
    guard total > 0 else { return [] }
    var end = 0.0
    return parts.map { part in
      defer { end += part.time }
      return (part.what, end / total * 100, (end + part.time) / total * 100)
    }
  }
}
