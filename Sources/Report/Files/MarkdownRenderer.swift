internal import Results

/// GitHub-flavoured Markdown: the same tables as the text, always UTF-8.
struct MarkdownRenderer: ReportRenderer {
  /// Every row of the long sections, not only those that matter first.
  let details: Bool

  func render(_ result: ResultFile) -> String {
    var page = MarkdownPage()
    page.heading(of: result)
    // First here: a document is read from the top.
    page.table(result.conclusions, notes: result.stateLine.map { [$0] } ?? [])
    page.list(result.host.map { [$0] } ?? [], extra: result.host?.lines ?? [])
    page.table(result.poolStates)
    page.list(result.calibration.map { [$0] } ?? [])
    page.table(result.warnings)
    page.table(
      result.savings, notes: result.savings.assumptionLines + result.savings.noteLines)
    page.list(result.savingsTotal.map { [$0] } ?? [])
    let choice = DigestChoice(details: details)
    page.table(choice.barriers(result.barriers), notes: choice.notes(result.barriers))
    page.table(choice.shootdowns(result.shootdowns))
    if details {
      page.table(result.remap)
    } else {
      let digests = RemapDigest.all(of: result.remap)
      page.table(digests)
      page.bullets(RemapDigest.counterNotes(in: digests))
    }
    page.table(result.walks ?? [], notes: (result.walks ?? []).noteLines)
    page.table(result.ranges ?? [], notes: (result.ranges ?? []).noteLines)
    page.checks(result.checks ?? [], details: details)
    page.el1(result, choice)
    page.table(result.kernelSavings, notes: result.kernelSavings.noteLines)
    page.table(result.kernelTimings)
    page.table(result.kernelFits)
    page.table(result.kernelEvents)
    page.table(result.kernelImpact)
    page.table(result.modelChecks, notes: result.modelChecks.noteLines)
    page.verdicts(result.verdicts)
    page.table(CounterRow.countable(result.counters))
    page.bullets(CounterRow.notes(on: result.counters))
    page.table(result.flushes, notes: FlushRow.notes(on: result.flushes))
    page.bullets(page.notation.legend, under: "Marks")
    return page.text
  }
}

struct MarkdownPage {
  var notation = Notation()
  var text = ""
  private let style = TextStyle(ascii: false)

  mutating func heading(of result: ResultFile) {
    text +=
      "# \(Markdown.inline("\(result.tool.name) \(result.tool.version), \(result.created)"))\n"
    if !result.invocation.isEmpty {
      paragraph("Command: \(result.invocation.joined(separator: " "))")
    }
    if !result.complete {
      paragraph("INCOMPLETE: \(result.incompleteReason ?? "cut short"); what was finished follows.")
    }
  }

  mutating func paragraph(_ line: String) { text += "\n\(Markdown.inline(style.clean(line)))\n" }

  /// Lines as they are.
  mutating func code(_ lines: [String]) {
    text += "\n```\n" + lines.map { style.clean($0) + "\n" }.joined() + "```\n"
  }

  mutating func bullets(_ lines: [String], under heading: String? = nil) {
    guard !lines.isEmpty else { return }
    if let heading { paragraph(heading + ":") }
    text += "\n" + lines.map { "- \(Markdown.inline(style.clean($0)))\n" }.joined()
  }

  mutating func table<Row: ResultRow>(_ rows: [Row], notes: [String] = []) {
    guard !rows.isEmpty else { return }
    text += "\n## \(Row.section.title)\n"
    table(rows, columns: Row.tableColumns(for: rows))
    bullets(notes)
    guard let second = Row.secondTitle else { return }
    paragraph(second + ":")
    table(Row.secondRows(rows), columns: Row.secondColumns(for: rows), exact: true)
  }

  mutating func table<Row: ResultRow>(
    _ rows: [Row], columns: [Column<Row>], exact: Bool = false
  ) {
    var model = TableModel(rows, columns: columns, exact: exact, style: style, notation: &notation)
    if exact { model.dropRepeats() }
    text += "\n" + Markdown.row(model.columns.map(\.title))
    text += Markdown.rule(model.columns.map(\.isNumeric))
    for row in 0..<model.rowCount { text += Markdown.row(model.columns.map { $0.cells[row] }) }
    footnotes()
  }

  /// One row as a table of name and value.
  mutating func list<Row: ResultRow>(
    _ rows: [Row], extra: [(name: String, text: String)] = []
  ) {
    for row in rows {
      text +=
        "\n## \(Row.section.title)\n\n" + Markdown.row(["", ""]) + Markdown.rule([false, false])
      let numbers = NumberText(ascii: style.ascii)
      for column in Row.columns where column.place != .files {
        let cell = column.cell(row)
        guard cell != .none else { continue }
        let value = TableModel.text(cell, marked: true, exact: false, numbers, &notation)
        text += Markdown.row([column.title, style.clean(value)])
      }
      for pair in extra { text += Markdown.row([pair.name, style.clean(pair.text)]) }
      footnotes()
    }
  }

  mutating func verdicts(_ rows: [VerdictRow]) {
    table(rows)
    guard !rows.isEmpty else { return }
    bullets(rows.settingLines + rows.columnLines)
    bullets(rows.reasonLines, under: "Why")
  }

  private mutating func footnotes() {
    for note in notation.takeFootnotes() { paragraph("\(note.mark) \(note.reason)") }
  }
}

/// Markdown syntax.
enum Markdown {
  /// Text that can't be taken for markup, on one line.
  ///
  /// Inside a table a bar ends the cell, even between backquotes, so it is always escaped.
  static func inline(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if character.isNewline {
        escaped += " "
      } else {
        if "\\`*_[]<>|#&~".contains(character) { escaped += "\\" }
        escaped.append(character)
      }
    }
    return escaped
  }

  static func row(_ cells: [String]) -> String {
    "| " + cells.map(inline).joined(separator: " | ") + " |\n"
  }

  static func rule(_ numeric: [Bool]) -> String {
    "| " + numeric.map { $0 ? "---:" : "---" }.joined(separator: " | ") + " |\n"
  }
}
