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
      name: "memory_price", title: "Price of one GiB for a month, $", min: 0, max: 20,
      scale: "linear", usual: 3),
    Slider(
      name: "core_price", title: "Price of one core for an hour, $", min: 0, max: 0.5,
      scale: "linear", usual: 0.03),
    Slider(name: "cpus", title: "CPUs online", min: 1, max: 4096, scale: "log", usual: 2),
  ]

  /// Results of the formulas, how they are written, and the heading.
  static let outputs = [
    (name: "break_even_churn", unit: "rate", title: "Break-even"),
    (name: "cpu_cores", unit: "count", title: "Cores busy"),
    (name: "memory_worth", unit: "money", title: "Memory, a month"),
    (name: "cpu_worth", unit: "money", title: "CPU time, a month"),
    (name: "net_worth", unit: "money", title: "Net"),
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
    values = [
      "id": part, "heads": Self.outputs.map(\.title),
      "sliders": Self.sliders.map { slider -> Values in
        let figure = first.inputs.first { $0.name == slider.name }?.value
        let origin = figure?.value == nil ? "not stated in this result" : figure?.provenance?.detail
        return [
          "id": "\(part)-\(slider.name)", "name": slider.name, "title": slider.title,
          "min": "\(slider.min)", "max": "\(slider.max)", "scale": slider.scale,
          "value": "\(figure?.value ?? slider.usual)", "origin": style.clean(origin ?? ""),
        ]
      },
      "rows": rows.enumerated().map { index, row -> Values in
        [
          "index": "\(index)", "protocol": style.clean(row.protocolID),
          "size": SizeLabel.text(row.sizeBytes), "once": row.advice == .boot,
          "outputs": Self.outputs.map { ["name": $0.name, "unit": $0.unit] },
        ]
      },
      "json": Self.json(rows),
    ]
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
