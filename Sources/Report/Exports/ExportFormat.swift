public import Results

/// The forms in which `export` writes a result: those of a report, and those that other programs
/// read.
public enum ExportFormat: Sendable, Hashable {
  /// JSON as google/benchmark writes it, for its tools/compare.py.
  case googleBenchmark
  /// Text for node_exporter's textfile collector and for anything that reads OpenMetrics.
  case openMetrics
  case report(ReportFormat)

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
