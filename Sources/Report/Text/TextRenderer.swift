internal import Results

/// Tables and short lists for a terminal, without colour.
struct TextRenderer: ReportRenderer {
  let style: TextStyle

  func render(_ result: ResultFile) -> String {
    var page = TextPage(style: style)
    page.heading(of: result)
    page.list(Section.host, rows: result.host.map { [$0] } ?? [], extra: result.host?.lines ?? [])
    page.table(result.poolStates)
    page.list(Section.calibration, rows: result.calibration.map { [$0] } ?? [])
    page.warnings(result.warnings)
    page.table(
      result.savings, notes: result.savings.assumptionLines + result.savings.noteLines)
    page.list(Section.savingsTotal, rows: result.savingsTotal.map { [$0] } ?? [], exact: true)
    let choice = DigestChoice(details: style.details)
    page.table(choice.barriers(result.barriers), notes: choice.notes(result.barriers))
    page.table(choice.shootdowns(result.shootdowns))
    if style.details {
      page.table(result.remap)
    } else {
      let digests = RemapDigest.all(of: result.remap)
      page.table(digests)
      for line in RemapDigest.counterNotes(in: digests) { page.paragraph(line, after: "- ") }
    }
    page.walks(result)
    page.checks(result.checks ?? [])
    page.el1(result)
    page.kernel(result)
    page.verdicts(result.verdicts)
    page.counting(result)
    page.legend()
    page.conclusions(of: result)
    return page.text
  }
}

/// A page that is written from top to bottom.
struct TextPage {
  let style: TextStyle
  var notation = Notation()
  private var lines: [String] = []

  init(style: TextStyle) { self.style = style }

  var text: String { lines.joined(separator: "\n") + "\n" }

  /// Underlined title of a section.
  mutating func title(_ title: String) {
    if !lines.isEmpty { lines.append("") }
    lines += [title, String(repeating: "=", count: title.displayWidth)]
  }

  mutating func add(_ line: String) { lines.append(line) }

  /// A paragraph under a prefix, wrapped.
  mutating func paragraph(_ text: String, after prefix: String = "") {
    lines += style.clean(text).wrapped(to: style.width, after: prefix)
  }

  /// A section as one table, or two.
  mutating func table<Row: ResultRow>(_ rows: [Row], notes: [String] = []) {
    guard !rows.isEmpty else { return }
    title(Row.section.title)
    table(rows, columns: Row.tableColumns(for: rows))
    footnotes()
    for note in notes { paragraph(note, after: "- ") }
    guard let second = Row.secondTitle else { return }
    lines += ["", second + ":"]
    table(Row.secondRows(rows), columns: Row.secondColumns(for: rows), exact: true)
    footnotes()
  }

  /// A further table of a section, apart by an empty line.
  mutating func untitledTable<Row: ResultRow>(_ rows: [Row]) {
    lines.append("")
    table(rows, columns: Row.tableColumns(for: rows))
    footnotes()
  }

  private mutating func table<Row: ResultRow>(
    _ rows: [Row], columns: [Column<Row>], exact: Bool = false
  ) {
    var model = TableModel(rows, columns: columns, exact: exact, style: style, notation: &notation)
    if exact { model.dropRepeats() }
    let folded = model.fold(toFit: style.width, gutter: TextTable.gutter)
    lines += TextTable(model, width: style.width).lines
    if !folded.isEmpty {
      let facts = folded.map { "\($0.title) \($0.value)" }.joined(separator: ", ")
      paragraph("In every row: \(facts).")
    }
  }

  /// A section as lines of name and value.
  mutating func list<Row: ResultRow>(
    _ section: Section, rows: [Row], exact: Bool = false,
    extra: [(name: String, text: String)] = []
  ) {
    for row in rows {
      title(section.title)
      var pairs: [(name: String, text: String)] = []
      let numbers = NumberText(ascii: style.ascii)
      for column in Row.columns where column.place != .files {
        let cell = column.cell(row)
        guard cell != .none else { continue }
        var text = TableModel.text(cell, marked: true, exact: false, numbers, &notation)
        if exact, case .integer(let value, .bytes) = cell {
          text += " = \(numbers.exactBytes(value))"
        }
        pairs.append((column.title, text))
      }
      pairs += extra
      let indent = (pairs.map(\.name.displayWidth).max() ?? 0) + 2
      for pair in pairs { paragraph(pair.text, after: pair.name.padded(to: indent)) }
      footnotes()
    }
  }

  /// The reasons that came up in this section.
  mutating func footnotes() {
    for note in notation.takeFootnotes() { paragraph(note.reason, after: note.mark + " ") }
  }

  mutating func legend() {
    guard !notation.legend.isEmpty else { return }
    lines.append("")
    for (index, line) in notation.legend.enumerated() {
      paragraph(line, after: index == 0 ? "Marks: " : "       ")
    }
  }
}
