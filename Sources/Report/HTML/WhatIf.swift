internal import Results

/// The part of a page whose inputs the reader moves: rows of the tradeoff, computed again in the page.
struct WhatIf {
  typealias Values = BlockValues.Values

  /// An input that the reader moves.
  private struct Slider {
    /// As the formulas name it.
    let name: String
    let title: String
    let min: Double
    let max: Double
    /// "log" or "linear".
    let scale: String
    /// Where the result states none.
    let usual: Double
  }

  private static let sliders = [
    Slider(
      name: "churn", title: "Huge pages allocated and freed per second", min: 0, max: 1_000_000,
      scale: "log", usual: 1),
    Slider(
      name: "memory_price", title: "Price of memory, \(Unit.moneyPerGiBMonth.priceText ?? "")",
      min: 0, max: 20,
      scale: "linear", usual: 3),
    Slider(
      name: "core_price", title: "Price of CPU time, \(Unit.moneyPerCoreHour.priceText ?? "")",
      min: 0, max: 0.5,
      scale: "linear", usual: 0.03),
    Slider(name: "cpus", title: "CPUs online", min: 1, max: 4096, scale: "log", usual: 2),
  ]

  /// Results of the formulas, how they are written, and the heading.
  static let outputs = [
    (name: "break_even_churn", unit: "rate", title: "Break-even"),
    (name: "cpu_cores", unit: "count", title: "Cores busy"),
    (name: "memory_worth", unit: "money", title: "Memory, a month"),
    (name: "cpu_worth", unit: "money", title: "CPU time, a month"),
    (name: "net_worth", unit: "money", title: "Net, a month"),
    (name: "stopped_cores", unit: "count", title: "CPUs stopped"),
    (name: "worth_break_even_churn", unit: "rate", title: "Pays up to"),
    (name: "pays", unit: "flag", title: "Pays"),
  ]

  let values: Values

  /// - Parameters:
  ///   - id: of the article that it stands in.
  init?(_ result: ResultFile, id: String, style: TextStyle) {
    guard let rows = result.tradeoffs, let first = rows.first else { return nil }
    let part = "\(id)-whatif"
    let legality = Legality(result.verdicts)
    let lines = rows.enumerated().map { index, row in
      Line(row: row, legality: legality[row], values: Self.line(row, index, legality[row], style))
    }
    values = [
      "id": part, "heads": Self.outputs.map(\.title),
      "setting": style.clean(legality.setting ?? "not judged in this result"),
      "sliders": Self.sliders.map { slider -> Values in
        let figure = first.inputs.first { $0.name == slider.name }?.value
        let origin = figure?.value == nil ? "not stated in this result" : figure?.provenance?.detail
        return [
          "id": "\(part)-\(slider.name)", "name": slider.name, "title": slider.title,
          "min": CSV.number(slider.min), "max": CSV.number(slider.max), "scale": slider.scale,
          "value": CSV.number(figure?.value ?? slider.usual), "origin": style.clean(origin ?? ""),
        ]
      },
      "groups": Self.groups(lines), "json": Self.json(rows),
    ]
  }

  /// A row, and whether its protocol may run.
  private struct Line {
    let row: TradeoffRow
    let legality: VerdictRow.Legality?
    let values: Values

    var mayRun: Bool { [.legal, .conditional].contains(legality?.verdict) }
  }

  /// What this machine's kernel runs stands open; what it doesn't is folded. Where no protocol is the
  /// kernel's own (arm64), those that may run stand open.
  private static func groups(_ lines: [Line]) -> [Values] {
    let hasOwn = lines.contains { $0.row.isKernels }
    let (open, folded) = lines.reduce(into: ([Line](), [Line]())) { parts, line in
      if hasOwn ? line.row.isKernels : line.mayRun {
        parts.0.append(line)
      } else {
        parts.1.append(line)
      }
    }
    let others =
      hasOwn
      ? "Other protocols, which aren\u{2019}t this kernel\u{2019}s own"
      : "Protocols that may not run here"
    return [
      open.isEmpty
        ? nil
        : [
          "label": hasOwn ? "What if, this kernel\u{2019}s protocol" : "What if, legal protocols",
          "rows": open.map(\.values),
        ],
      folded.isEmpty
        ? nil
        : ["label": others, "folded": ["title": others] as Values, "rows": folded.map(\.values)],
    ].compactMap { $0 }
  }

  private static func line(
    _ row: TradeoffRow, _ index: Int, _ legality: VerdictRow.Legality?, _ style: TextStyle
  ) -> Values {
    var values: Values = [
      "index": "\(index)", "protocol": style.clean(row.protocolID),
      "size": SizeLabel.text(row.sizeBytes), "once": row.advice == .boot,
      "outputs": Self.outputs.map { ["name": $0.name, "unit": $0.unit, "title": $0.title] },
    ]
    switch legality?.verdict {
    case .legal: values["legality"] = ["text": "legal", "style": "yes"]
    case .conditional: values["legality"] = ["text": "if", "style": "if"]
    case .illegal:
      values["legality"] = ["text": "NO", "style": "no"]
      values["barred"] = true
    case .notJudged, nil: values["legality"] = ["text": "?", "style": "if"]
    }
    return values
  }

  /// The checker's answers for the setting that stands first: this machine's.
  private struct Legality {
    let setting: String?
    private let answers: [String: VerdictRow.Legality]

    init(_ verdicts: [VerdictRow]) {
      setting = verdicts.lazy.compactMap(\.legality.first).first?.setting
      var answers: [String: VerdictRow.Legality] = [:]
      for row in verdicts { answers["\(row.protocolID)/\(row.sizeBytes)"] = row.legality.first }
      self.answers = answers
    }

    subscript(row: TradeoffRow) -> VerdictRow.Legality? {
      answers["\(row.protocolID)/\(row.sizeBytes)"]
    }
  }

  /// What each row feeds the formulas with. No text from outside: names of inputs are letters alone.
  private static func json(_ rows: [TradeoffRow]) -> String {
    let objects = rows.map { row in
      let pairs = row.inputs.compactMap { input -> String? in
        guard let value = input.value.value, value.isFinite,
          input.name.utf8.allSatisfy({
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
          })
        else { return nil }
        return "\"\(input.name)\":\(value)"
      }
      return "{" + pairs.joined(separator: ",") + "}"
    }
    return "[" + objects.joined(separator: ",\n") + "]"
  }
}
