internal import Numbers
internal import Results

/// A comparison for people: the same lines and table in text and Markdown.
struct ComparisonPage {
  private let comparison: ResultComparison

  init(_ comparison: ResultComparison) { self.comparison = comparison }

  private var table: TableSource {
    let rows = comparison.sortedRows
    return TableSource(rows, columns: ComparisonRow.tableColumns(for: rows), of: rows)
  }

  func text(_ style: TextStyle) -> String {
    var page = TextPage(style: style)
    for line in comparison.headings { page.paragraph(line) }
    for line in comparison.warnings { page.paragraph(line, after: "! ") }
    page.paragraph(comparison.summary)
    if !comparison.sortedRows.isEmpty {
      page.title(Section.comparison.title)
      page.table(table)
    }
    for line in comparison.unmatched { page.paragraph(line, after: "- ") }
    page.legend()
    for line in comparison.legend { page.paragraph(line, after: "       ") }
    return page.text
  }

  var markdown: String {
    var page = MarkdownPage()
    page.text = "# \(Section.comparison.title)\n"
    for line in comparison.headings { page.paragraph(line) }
    page.bullets(comparison.warnings)
    page.paragraph(comparison.summary)
    if !comparison.sortedRows.isEmpty {
      page.text += "\n## \(Section.comparison.title)\n"
      page.table(table)
    }
    page.bullets(comparison.unmatched)
    page.bullets(page.notation.legend + comparison.legend, under: "Marks")
    return page.text
  }

  static func csv(_ comparison: ResultComparison) -> String {
    var writer = CSVWriter()
    writer.visit(comparison.rows)
    return writer.text
  }
}

extension ResultComparison {
  fileprivate var headings: [String] {
    [("Before", before), ("After", after)].map { name, side in
      "\(name): \(side.name), \(side.created)\(side.guest.map { ", \($0)" } ?? "")"
        + "\(side.host.map { ", \($0)" } ?? ""), \(side.tool.name) \(side.tool.version)"
    }
  }

  /// What makes the verdicts doubtful or impossible.
  fileprivate var warnings: [String] {
    let numbers = NumberText(ascii: false)
    var lines: [String] = []
    if !hostDifferences.isEmpty, holdsTimes {
      lines.append(
        "THE HOSTS DIFFER: " + hostDifferences.joined(separator: "; ")
          + (forced
            ? ". Judged all the same (--force)." : ". No verdict; --force judges all the same."))
    }
    for side in [before, after] where !side.complete {
      lines.append("INCOMPLETE: \(side.name): \(side.incompleteReason ?? "cut short")")
    }
    if let drift = method.driftPercent, abs(drift) > method.askedPercent {
      lines.append(
        "The fixed loop took \(numbers.percent(abs(drift))) \(drift > 0 ? "more" : "less") time in "
          + "the second run: the machine itself ran at another speed, so no smaller change counts.")
    }
    for (group, shift) in method.groupShifts.sorted(by: { $0.key < $1.key })
    where abs(shift) > method.askedPercent {
      lines.append(
        "Most rows of \"\(group)\" moved together, by \(numbers.percent(shift)): one cause, and two "
          + "runs can't tell a change of code from one of the machine. Repeat both runs.")
    }
    if method.usualErrorPercent.isEmpty, holdsTimes {
      lines.append(
        "The files don't say how far one run strays (halfMedians), and the scatter of neighbouring "
          + "samples says too little; measure again with this version.")
    }
    return lines
  }

  fileprivate var summary: String {
    let counts = ComparisonRow.Verdict.allCases.compactMap { verdict -> String? in
      let count = count(of: verdict)
      return count > 0 ? "\(count) \(verdict.rawValue)" : nil
    }
    let hidden = equalCounts > 0 ? " Counts that are equal aren't listed." : ""
    return "\(rows.count) rows: \(counts.joined(separator: ", "))." + hidden
  }

  private var equalCounts: Int { rows.count { $0.isExact && $0.verdict == .equal } }

  /// What changed first; without exact counts that are the same.
  fileprivate var sortedRows: [ComparisonRow] {
    ComparisonRow.Verdict.allCases.flatMap { verdict in
      rows.filter { $0.verdict == verdict && !($0.isExact && verdict == .equal) }
    }
  }

  /// Rows that only one side has.
  fileprivate var unmatched: [String] {
    [before, after].filter { !$0.onlyHere.isEmpty }.map {
      "Only in \($0.name): \($0.onlyHere.joined(separator: ", "))"
    }
  }

  fileprivate var legend: [String] {
    let numbers = NumberText(ascii: false)
    let exact =
      rows.contains(where: \.isExact)
      ? [
        "more, fewer, equal = counts that the emulator made on one core (el1Counts, el1Primitives):"
          + " exact, so that any difference is one of code or guest; times at EL1 aren't compared"
      ] : []
    guard holdsTimes else { return exact }
    var lines =
      exact + [
        "Before, After = medians; from, to = interval (±) of the change: all \(method.comparisons) hold at once with "
          + "\(numbers.percent(method.confidence * 100)) confidence",
        "slower, faster = the whole interval lies beyond \(numbers.percent(method.tolerancePercent)); "
          + "no evidence = it doesn't",
      ]
    let usual = method.usualErrorPercent.sorted { $0.key < $1.key }
    if !usual.isEmpty {
      let texts = usual.map { "\($0.key) \(numbers.percent($0.value))" }.joined(separator: ", ")
      lines.append("usual error of a median, from each row's two visits: \(texts)")
    }
    return lines
  }
}
