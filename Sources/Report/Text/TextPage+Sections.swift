internal import Results

extension TextPage {
  /// What ran, when, and whether it was finished.
  mutating func heading(of result: ResultFile) {
    paragraph("\(result.tool.name) \(result.tool.version), \(result.created)")
    if !result.invocation.isEmpty {
      paragraph(result.invocation.joined(separator: " "), after: "$ ")
    }
    if !result.complete {
      paragraph("INCOMPLETE: \(result.incompleteReason ?? "cut short"); what was finished follows.")
    }
  }

  mutating func warnings(_ source: TableSource) {
    for (fact, remedy) in zip(source.texts(of: "fact"), source.texts(of: "remedy")) {
      paragraph(fact, after: "! ")
      paragraph(remedy, after: style.clean("  → "))
    }
  }

  /// Blanks before the rest of a trace's line.
  private static let hanging = 4

  /// A run of the checker's model: where it happens, what it shows, line by line.
  mutating func show(_ run: CheckRun) {
    title(run.heading)
    for setting in run.settings { paragraph(setting) }
    add("")
    for finding in run.findings { paragraph(finding, after: "* ") }
    for line in run.lines {
      // What continues a line stands further in than it.
      let text = line.drop { $0 == " " }
      let indent = String(repeating: " ", count: line.count - text.count)
      for (index, part) in style.clean(String(text))
        .wrapped(to: style.width - indent.count - Self.hanging).enumerated()
      {
        add(indent + (index == 0 ? "" : String(repeating: " ", count: Self.hanging)) + part)
      }
    }
  }
}
