public import Results

extension ReportFormat {
  /// A comparison in this form, newline at the end.
  public func render(_ comparison: ResultComparison, style: TextStyle) -> String {
    switch self {
    case .text: ComparisonPage(comparison).text(style)
    case .json: String(decoding: JSONBytes.of(comparison), as: UTF8.self)
    case .csv: ComparisonPage.csv(comparison)
    case .markdown: ComparisonPage(comparison).markdown
    }
  }
}
