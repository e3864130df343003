internal import Results

extension MarkdownPage {
  /// As in the text, but the checks one by one only with `details`: so the tables of two runs are
  /// the same bytes.
  mutating func checks(_ rows: [CheckRow], details: Bool) {
    guard !rows.isEmpty else { return }
    table(CheckDigest.all(of: rows))
    bullets(rows.settingLines + [rows.markLine])
    bullets(rows.reasonLines, under: "Why")
    bullets(rows.citationLines, under: "Rules")
    if details { table(rows, columns: CheckRow.tableColumns(for: rows)) }
    for run in rows.runs {
      bullets(run.findings, under: "\(run.heading) (\(run.settings.joined(separator: "; ")))")
      code(run.lines)
    }
    paragraph(rows.totalLine)
  }
}
