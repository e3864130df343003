internal import Results

extension TextPage {
  /// The matrix of verdicts, the reasons, the rules cited, each check where they are few, and the
  /// shortest runs that were asked for.
  mutating func checks(_ rows: [CheckRow]) {
    guard !rows.isEmpty else { return }
    table(CheckDigest.all(of: rows))
    for line in rows.settingLines + [rows.markLine] { paragraph(line) }
    list("Why:", rows.reasonLines)
    list("Rules:", rows.citationLines)
    if style.details || rows.count <= [CheckRow].shownOneByOne { untitledTable(rows) }
    for run in rows.runs { show(run) }
    add("")
    paragraph(rows.totalLine)
  }

  private mutating func show(_ run: CheckRun) {
    title(run.heading)
    for setting in run.settings { paragraph(setting) }
    add("")
    for finding in run.findings { paragraph(finding, after: "* ") }
    for line in run.lines { add(style.clean(line)) }
  }

  private mutating func list(_ heading: String, _ lines: [String]) {
    guard !lines.isEmpty else { return }
    add("")
    add(heading)
    for line in lines { paragraph(line, after: "- ") }
  }
}
