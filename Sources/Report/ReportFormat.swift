public import Results

/// The forms in which a result is written: four views of one value.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Tables for a terminal or a mail.
  case text
  /// The result file itself, for programs; docs/result-schema.md.
  case json
  /// One value a line, for spreadsheets and data frames.
  case csv
  /// Tables for an issue, a wiki or a commit message.
  case markdown

  /// The whole result in this form, newline at the end.
  public func render(_ result: ResultFile, style: TextStyle) -> String {
    renderer(style: style).render(result)
  }

  private func renderer(style: TextStyle) -> any ReportRenderer {
    switch self {
    case .text: TextRenderer(style: style)
    case .json: JSONRenderer()
    case .csv: CSVRenderer()
    case .markdown: MarkdownRenderer(details: style.details)
    }
  }
}

/// Turns a result into text of one form. Renderers iterate the columns of Results and spell none.
protocol ReportRenderer {
  func render(_ result: ResultFile) -> String
}
