internal import Numbers
internal import Results

/// Tables and short lists for a terminal, without colour.
struct TextRenderer: ReportRenderer {
  let style: TextStyle

  func render(_ result: ResultFile) -> String {
    var page = TextPage(style: style)
    page.heading(of: result)
    let outline = Outline(
      result, depth: .init(details: style.details), for: .terminal)
    let conclusions = outline.parts.filter { $0.section == .conclusions }
    // A planner reads from the top; who ran a measurement, from where the cursor is.
    if result.isPlanning { conclusions.forEach { page.add($0) } }
    for part in outline.parts where part.section != .conclusions { page.add(part) }
    page.legend()
    if !result.isPlanning { conclusions.forEach { page.add($0) } }
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

  /// One section under its title.
  mutating func add(_ part: Outline.Part) {
    title(part.section.title)
    for (index, block) in part.blocks.enumerated() { add(block, isFirst: index == 0) }
  }

  private mutating func add(_ block: Outline.Block, isFirst: Bool) {
    switch block {
    case .facts(let source, let extra): list(source, extra: extra)
    case .table(let source, let title):
      if let title { lines += ["", title + ":"] }
      table(source)
    case .lines(let group):
      if let heading = group.heading { lines += ["", heading + ":"] }
      if group.kind == .key, !isFirst { lines.append("") }
      for text in group.texts { paragraph(text, after: group.kind == .notes ? "- " : "") }
    case .warnings(let source): warnings(source)
    case .conclusions(let source, let state):
      for text in source.texts(of: "text") { paragraph(text, after: "* ") }
      if let state { paragraph(state, after: "* ") }
    case .run(let run): show(run)
    case .folded: break
    }
  }

  /// A table alone, and the reasons that it refers to.
  mutating func table(_ source: TableSource) {
    var model = TableModel(source, style: style, notation: &notation)
    let folded = model.fold(toFit: style.width, gutter: TextTable.gutter)
    for (index, part) in model.parts(toFit: style.width, gutter: TextTable.gutter).enumerated() {
      if index > 0 { lines.append("") }
      lines += TextTable(part, width: style.width).lines
    }
    if !folded.isEmpty {
      let facts = folded.map { "\($0.title): \($0.value)" }.joined(separator: "; ")
      paragraph("The same in every row: \(facts).")
    }
    footnotes()
  }

  /// Names and values of one row.
  private mutating func list(_ source: TableSource, extra: [(name: String, text: String)]) {
    let pairs = source.pairs(NumberText(ascii: style.ascii), &notation) + extra
    let indent = (pairs.map(\.name.displayWidth).max() ?? 0) + 2
    for pair in pairs { paragraph(pair.text, after: pair.name.padded(to: indent)) }
    footnotes()
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
