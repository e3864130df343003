public import Results

/// The forms in which `export` writes a result: those of a report, and those that other programs
/// read.
public enum ExportFormat: Sendable, Hashable {
  /// JSON as google/benchmark writes it, for its tools/compare.py.
  case googleBenchmark
  /// Text for node_exporter's textfile collector and for anything that reads OpenMetrics.
  case openMetrics
  case report(ReportFormat)

  /// Sections of the result that this form has no place for, by their keys in the JSON; none of a
  /// report's own forms leaves any out.
  public func leftOut(of result: ResultFile) -> [String] {
    let kept: Set<Section> =
      switch self {
      case .googleBenchmark: [.barriers, .shootdowns, .remap]
      case .openMetrics: [.savings, .barriers, .shootdowns, .remap, .verdicts]
      case .report: Set(Section.allCases)
      }
    var survey = SectionSurvey()
    result.visitSections(&survey)
    return survey.sections.filter { !kept.contains($0) && !Self.about.contains($0) }
      .map(\.rawValue)
  }

  /// What says how the result came about.
  private static let about: Set<Section> = [.file, .host, .calibration, .warnings]

  /// The whole result in this form, newline at the end.
  public func render(_ result: ResultFile, style: TextStyle) -> String {
    switch self {
    case .googleBenchmark:
      String(decoding: JSONBytes.of(GoogleBenchmark(result)), as: UTF8.self)
    case .openMetrics: OpenMetrics.text(result)
    case .report(let format): format.render(result, style: style)
    }
  }
}

extension ExportFormat: RawRepresentable, CaseIterable {
  public static var allCases: [ExportFormat] {
    [.googleBenchmark, .openMetrics] + ReportFormat.allCases.map(ExportFormat.report)
  }

  /// As typed.
  public var rawValue: String {
    switch self {
    case .googleBenchmark: "google-benchmark"
    case .openMetrics: "openmetrics"
    case .report(let format): format.rawValue
    }
  }

  public init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = format
  }
}

/// Collects the sections that have rows.
private struct SectionSurvey: SectionVisitor {
  var sections: [Section] = []

  mutating func visit<Row: ResultRow>(_ rows: [Row]) {
    if !rows.isEmpty, !sections.contains(Row.section) { sections.append(Row.section) }
  }
}
