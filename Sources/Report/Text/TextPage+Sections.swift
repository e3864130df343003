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

  mutating func warnings(_ warnings: [Warning]) {
    guard !warnings.isEmpty else { return }
    title(Warning.section.title)
    for warning in warnings {
      paragraph(warning.fact, after: "! ")
      paragraph(warning.remedy, after: style.clean("  → "))
    }
  }

  mutating func verdicts(_ rows: [VerdictRow]) {
    guard !rows.isEmpty else { return }
    table(rows)
    add("")
    for line in rows.settingLines { paragraph(line) }
    for line in rows.columnLines { paragraph(line) }
    let reasons = rows.reasonLines
    guard !reasons.isEmpty else { return }
    add("")
    add("Why:")
    for line in reasons { paragraph(line, after: "- ") }
  }

  /// The answer, where a terminal's reader looks first: at the end.
  mutating func conclusions(of result: ResultFile) {
    guard !result.conclusions.isEmpty else { return }
    title(Conclusion.section.title)
    for row in result.conclusions { paragraph(row.text, after: "* ") }
    if let line = result.stateLine { paragraph(line, after: "* ") }
  }
}
