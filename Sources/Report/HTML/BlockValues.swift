internal import Numbers
internal import Results

/// Turns blocks of an outline into the values that the templates show.
struct BlockValues {
  typealias Values = [String: Any]

  private let numbers = NumberText(ascii: false)
  private let style = TextStyle(ascii: false)
  private(set) var notation = Notation()

  mutating func values(of block: Outline.Block, in section: Section) -> Values {
    switch block {
    case .facts(let source, let extra): ["facts": facts(source, extra, section)]
    case .table(let source, let title):
      ["table": table(source, label: title ?? section.title, caption: title, section)]
    case .lines(let lines): ["lines": values(of: lines, section)]
    case .warnings(let source): ["warnings": ["items": warnings(source)]]
    case .conclusions(let source, let state):
      ["conclusions": ["items": conclusions(source, state)]]
    case .run(let run): ["run": values(of: run, section)]
    case .folded(let title, let blocks):
      [
        "folded": [
          "title": title, "from": section.origin,
          "blocks": blocks.map { values(of: $0, in: section) },
        ] as Values
      ]
    }
  }

  /// A table with its footnotes and sources.
  mutating func table(
    _ source: TableSource, label: String, caption: String?, _ section: Section
  ) -> Values {
    let model = TableModel(source, style: style, notation: &notation)
    var values: Values = [
      "label": label,
      "heads": model.columns.map { ["text": $0.title, "numeric": $0.isNumeric] as Values },
      "rows": (0..<model.rowCount).map { row in
        [
          "cells": model.columns.enumerated().map { index, column in
            cell(column, row, isFirst: index == 0, section)
          }
        ] as Values
      },
      "footnotes": footnotes(section),
    ]
    if let caption { values["caption"] = caption }
    let sources = source.sources
    if !sources.isEmpty {
      values["sources"] = ["texts": sources.map(style.clean), "from": section.origin] as Values
    }
    return values
  }

  private func cell(
    _ column: TableModel.Column, _ row: Int, isFirst: Bool, _ section: Section
  ) -> Values {
    let text = column.cells[row]
    var values: Values = ["text": text, "first": isFirst]
    // A key such as "mprotect/pages=64" may break behind its slashes.
    if isFirst { values["pieces"] = Self.pieces(of: text) }
    // Nothing shown is nothing to trace.
    let isBlank = text.isEmpty || text == Notation.blank && column.fields[row].isEmpty
    if !isBlank {
      values["field"] = Self.field(column.fields[row])
      if column.fields[row].isEmpty { values["from"] = section.origin }
    }
    if column.isNumeric {
      values["style"] = "n"
    } else if let style = Self.verdictStyles[text] {
      values["style"] = style
    }
    return values
  }

  /// The text cut behind each slash.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = [""]
    for character in text {
      pieces[pieces.count - 1].append(character)
      if character == "/" { pieces.append("") }
    }
    return pieces.filter { !$0.isEmpty }
  }

  private static let verdictStyles = [
    "yes": "yes", "NO": "no", "fault": "no", "if": "if", "?": "if", "legal": "yes",
    "illegal": "no", "conditional": "if", "legal if": "if", "faults": "no", "walker faults": "no",
    "slower": "no", "faster": "yes",
  ]

  /// Paths as an attribute holds them; nil for none.
  private static func field(_ fields: [String]) -> String? {
    fields.isEmpty ? nil : fields.joined(separator: " ")
  }

  private mutating func footnotes(_ section: Section) -> [Values] {
    notation.takeFootnotes().map {
      ["mark": $0.mark, "text": style.clean($0.reason), "from": section.origin]
    }
  }

  private mutating func facts(
    _ source: TableSource, _ extra: [(name: String, text: String)], _ section: Section
  ) -> Values {
    var items: [Values] = source.facts(numbers, &notation).map { fact in
      var values: Values = ["name": fact.name, "text": style.clean(fact.text)]
      values["field"] = Self.field(fact.fields)
      return values
    }
    items += extra.map {
      ["name": style.clean($0.name), "text": style.clean($0.text), "from": section.origin]
    }
    return ["items": items, "footnotes": footnotes(section)]
  }

  private func values(of lines: Outline.Lines, _ section: Section) -> Values {
    var values: Values = [
      "kind": lines.kind == .key ? "key" : "notes", "texts": lines.texts.map(style.clean),
      "from": section.origin,
    ]
    values["heading"] = lines.heading
    return values
  }

  private func warnings(_ source: TableSource) -> [Values] {
    zip(source.texts(of: "fact"), source.texts(of: "remedy")).enumerated().map { index, warning in
      let place = Section.warnings.place(at: index)
      return [
        "fact": style.clean(warning.0), "factField": place + "fact",
        "remedy": style.clean(warning.1), "remedyField": place + "remedy",
      ]
    }
  }

  private func conclusions(_ source: TableSource, _ state: String?) -> [Values] {
    source.texts(of: "text").enumerated().map { index, text in
      ["text": style.clean(text), "field": Section.conclusions.place(at: index) + "text"]
    } + (state.map { [["text": style.clean($0), "from": Section.host.origin]] } ?? [])
  }

  private func values(of run: CheckRun, _ section: Section) -> Values {
    var values: Values = [
      "from": section.origin, "heading": style.clean(run.heading),
      "settings": style.clean(run.settings.joined(separator: "; ")),
      "findings": run.findings.map(style.clean),
      "lines": run.lines.map(style.clean).joined(separator: "\n"),
    ]
    values["topic"] = run.topic.map(style.clean)
    return values
  }
}

extension Section {
  /// The key of the JSON that sentences about the section are made from.
  var origin: String { rawValue }
}

extension TableSource {
  /// The provenances of the figures, each once, in words.
  var sources: [String] {
    var sources: [String] = []
    for provenance in rows.joined().lazy.compactMap({ $0.cell.figure?.provenance }) {
      let text = "\(provenance.kind.rawValue): \(provenance.detail)"
      if !sources.contains(text) { sources.append(text) }
    }
    return sources
  }
}
