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
    for (heading, lines) in rows.traces {
      add("")
      paragraph(heading + ":")
      for line in lines { add(style.clean(line)) }
    }
    add("")
    paragraph(rows.totalLine)
  }

  private mutating func list(_ heading: String, _ lines: [String]) {
    guard !lines.isEmpty else { return }
    add("")
    add(heading)
    for line in lines { paragraph(line, after: "- ") }
  }
}
