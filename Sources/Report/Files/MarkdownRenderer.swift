internal import Numbers
internal import Results

/// GitHub-flavoured Markdown: the same tables as the text, always UTF-8.
struct MarkdownRenderer: ReportRenderer {
  /// Every row of the long sections, not only those that matter first.
  let details: Bool

  func render(_ result: ResultFile) -> String {
    var page = MarkdownPage()
    page.heading(of: result)
    for part in Outline(result, depth: .init(details: details), for: .document).parts {
      page.add(part)
    }
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

  /// One section under its heading.
  mutating func add(_ part: Outline.Part) {
    text += "\n## \(part.section.title)\n"
    for block in part.blocks { add(block) }
  }

  private mutating func add(_ block: Outline.Block) {
    switch block {
    case .facts(let source, let extra): list(source, extra: extra)
    case .table(let source, let title):
      if let title { paragraph(title + ":") }
      table(source)
    case .lines(let group):
      if group.kind == .key, let only = group.texts.first, group.texts.count == 1 {
        paragraph(only)
      } else {
        bullets(group.texts, under: group.heading)
      }
    case .warnings(let source): table(source)
    case .conclusions(let source, let state):
      table(source)
      bullets(state.map { [$0] } ?? [])
    case .run(let run):
      bullets(run.findings, under: "\(run.heading) (\(run.settings.joined(separator: "; ")))")
      code(run.lines)
    case .folded: break
    }
  }

  mutating func table(_ source: TableSource) {
    let model = TableModel(source, style: style, notation: &notation)
    text += "\n" + Markdown.row(model.columns.map(\.title))
    text += Markdown.rule(model.columns.map(\.isNumeric))
    for row in 0..<model.rowCount { text += Markdown.row(model.columns.map { $0.cells[row] }) }
    footnotes()
  }

  /// One row as a table of name and value.
  private mutating func list(_ source: TableSource, extra: [(name: String, text: String)]) {
    text += "\n" + Markdown.row(["", ""]) + Markdown.rule([false, false])
    for pair in source.pairs(NumberText(ascii: style.ascii), &notation) + extra {
      text += Markdown.row([pair.name, style.clean(pair.text)])
    }
    footnotes()
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
