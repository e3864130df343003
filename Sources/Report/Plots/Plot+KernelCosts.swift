internal import Numbers
internal import PlotScripts
internal import Results

extension Plot {
  /// What HVO adds to each operation of the running kernel, per huge page; nil unless a cost is known
  /// with its interval.
  init?(kernelCosts rows: [KernelCostRow], _ source: PlotSource) {
    let lines = rows.map(AddedLine.init)
    let times = lines.flatMap(\.times)
    guard !times.isEmpty else { return nil }
    self.init(
      .added, name: "kernel-costs", title: "What HVO adds on the running kernel, per huge page",
      of: .kernelCosts, labels: lines.map(\.label), values: lines.map(\.text),
      legend: ["CPU time", "wall time"], colours: [3, 4],
      caption: source.caption(
        rows.flatMap { [$0.cpuPerHugePage, $0.wallPerHugePage] },
        "Right: CPU / wall. Whiskers: 95 % intervals, under the dots where they are short."
          + (lines.contains(where: \.isUnclear)
            ? " < and no dot: the interval holds 0, so that only its upper end is known" : "")),
      variables: times.decades(), files: ["tsv": PlotData.table(lines.map(\.fields))])
  }
}

/// One operation of the picture of what HVO adds.
private struct AddedLine {
  /// A cost as it is drawn on a logarithmic axis.
  private struct Cost {
    let figure: Figure

    /// Whether on and off can't be told apart.
    var isUnclear: Bool { figure.interval.map { $0.low <= 0 && $0.high > 0 } ?? false }
    /// The dot; none without an interval, where it isn't clear, or where HVO on took less.
    var value: Double? {
      isUnclear || figure.interval == nil ? nil : figure.value.flatMap { $0 > 0 ? $0 : nil }
    }
    /// The whisker: from 0 where it isn't clear.
    var ends: [Double?] {
      guard let interval = figure.interval, interval.high > 0 else { return [nil, nil] }
      return [max(0, interval.low), interval.high]
    }

    var text: String {
      let numbers = NumberText(ascii: false)
      guard let value = figure.value else { return "n/a" }
      guard let interval = figure.interval else { return "too few rounds" }
      return isUnclear
        ? "< " + numbers.time(nanoseconds: interval.high) : numbers.time(nanoseconds: value)
    }
  }

  let label: String
  private let costs: [Cost]

  init(_ row: KernelCostRow) {
    label = PlotData.label(
      "\(row.operation.rawValue) \(SizeLabel.text(row.sizeBytes))\(row.rcu.suffix)")
    costs = [row.cpuPerHugePage, row.wallPerHugePage].map(Cost.init)
  }

  /// Both costs in words.
  var text: String { costs.map(\.text).joined(separator: " / ") }

  var isUnclear: Bool { costs.contains(where: \.isUnclear) }

  /// All that has a place on the axis.
  var times: [Double] {
    costs.flatMap { [$0.value] + $0.ends }.compactMap(\.self).filter { $0 > 0 }
  }

  /// Its line of the data file.
  var fields: [String] {
    [label] + costs.flatMap { [PlotData.number($0.value)] + $0.ends.map(PlotData.number) } + [text]
  }
}
