internal import Results

/// Several results in one table for each section: rows of the same key beside each other.
struct SideBySide {
  private let runs: [HTMLReport.Run]

  init(_ runs: [HTMLReport.Run]) { self.runs = runs }

  func values(_ notation: inout Notation) -> BlockValues.Values {
    var blocks = BlockValues(notation: notation)
    defer { notation = blocks.notation }
    let style = TextStyle(ascii: false)
    var shown: [BlockValues.Values] = []
    for group in RowGroup.all(of: runs.map(\.result)) {
      let title = group.section.title
      shown.append([
        "table": blocks.table(
          group.table(names: runs.indices.map { "\($0 + 1)" }), label: title, caption: title,
          group.section)
      ])
    }
    let key = runs.enumerated().map { index, run in "\(index + 1) = \(run.label)" }
    return [
      "banners": banners.map(style.clean),
      "blocks": [["lines": ["kind": "key", "texts": key.map(style.clean), "from": "file"]]] + shown,
    ]
  }

  /// Why the columns may not be comparable.
  private var banners: [String] {
    guard let first = runs.first else { return [] }
    var lines: [String] = []
    for (index, run) in runs.enumerated().dropFirst() {
      let differences = first.result.hostDifferences(to: run.result)
      guard !differences.isEmpty, first.result.holdsTimes, run.result.holdsTimes else { continue }
      let places = "1 and \(index + 1)"
      let isKnown = first.result.host != nil && run.result.host != nil
      lines.append(
        (isKnown
          ? "The hosts of \(places) differ: \(differences.joined(separator: "; "))."
          : "\(places) can't be told to be of the same host, since not each says what it was measured"
            + " on.") + " A difference between their times may be the machine's.")
    }
    for (index, run) in runs.enumerated() where !run.result.complete {
      lines.append(
        "Result \(index + 1) is incomplete: \(run.result.incompleteReason ?? "cut short").")
    }
    return lines
  }
}

extension HTMLReport.Run {
  /// What tells it from the others: file, machine, kernel, program and date.
  fileprivate var label: String {
    "\(name): \(result.machineName ?? "no machine"), \(result.tool.name) \(result.tool.version), \(result.created)"
  }
}

/// The rows of one section that at least two results have.
private struct RowGroup {
  struct Line {
    let key: String
    let what: String
    /// By number of the result.
    var entries: [Int: TableSource.Entry]
  }

  let section: Section
  var lines: [Line] = []

  static func all(of results: [ResultFile]) -> [RowGroup] {
    var survey = FigureSurvey()
    for (index, result) in results.enumerated() {
      survey.result = index
      result.visitSections(&survey)
    }
    return survey.groups.compactMap { group in
      let lines = group.lines.filter { $0.entries.count > 1 }
      return lines.isEmpty ? nil : RowGroup(section: group.section, lines: lines)
    }
  }

  /// One column for each result, headed by its number.
  func table(names: [String]) -> TableSource {
    TableSource(
      heads: ["Row", ""] + names,
      rows: lines.map { line in
        [.init(cell: .text(line.key), fields: []), .init(cell: .text(line.what), fields: [])]
          + names.indices.map { line.entries[$0] ?? .init(cell: .none, fields: []) }
      })
  }

  /// Collects the figures that have a good direction, by row and column.
  struct FigureSurvey: SectionVisitor {
    var result = 0
    var groups: [RowGroup] = []
    private var places: [String: (group: Int, line: Int)] = [:]

    mutating func visit<Row: ResultRow>(_ rows: [Row]) {
      guard Row.section != .remap else {
        return collect(RemapDigest.all(of: rows as? [RemapRow] ?? []))
      }
      collect(rows)
    }

    private mutating func collect<Row: ResultRow>(_ rows: [Row]) {
      for (index, row) in rows.enumerated() {
        for column in Row.columns
        where column.direction != .neither && [.table, .both].contains(column.place) {
          let cell = column.cell(row)
          guard cell != .none else { continue }
          let fields = row.fields(of: column.id, at: index).map { "r\(result + 1):\($0)" }
          add(Row.section, row.key, column.title, .init(cell: cell, fields: fields))
        }
      }
    }

    private mutating func add(
      _ section: Section, _ key: String, _ what: String, _ entry: TableSource.Entry
    ) {
      let id = "\(section)\u{1F}\(key)\u{1F}\(what)"
      if let place = places[id] {
        groups[place.group].lines[place.line].entries[result] = entry
        return
      }
      let group = groups.firstIndex { $0.section == section } ?? groups.count
      if group == groups.count { groups.append(RowGroup(section: section)) }
      places[id] = (group, groups[group].lines.count)
      groups[group].lines.append(Line(key: key, what: what, entries: [result: entry]))
    }
  }
}

extension ResultFile {
  /// Whether it holds anything that a host's speed decides. A cost of `tradeoff` is another result's.
  fileprivate var holdsTimes: Bool {
    let rows = [
      barriers.count, remap.count, kernelTimings.count, kernelImpact.count, rates?.count ?? 0,
      stops?.count ?? 0, walks?.count ?? 0, ranges?.count ?? 0,
    ]
    return rows.contains { $0 > 0 } || el1Primitives?.contains { $0.time.value != nil } ?? false
      || el1Protocols?.contains { $0.time.value != nil } ?? false
  }
}
