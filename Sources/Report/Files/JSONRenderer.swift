internal import Results

/// The result file as it is.
struct JSONRenderer: ReportRenderer {
  func render(_ result: ResultFile) -> String { String(decoding: result.encoded(), as: UTF8.self) }
}
