import Foundation
import Report
import Results

/// Result files: read, then printed in every form, exported, and compared with themselves.
struct ResultTarget: FuzzTarget {
  var words: [String] {
    [
      "measured", "estimated", "derived", "published", "\"nanoseconds\"", "\"value\"",
      "schemaVersion",
    ]
  }

  /// One small file for each section of each result in the checkout, so that an input is short.
  func corpus(root: URL) throws -> [[UInt8]] {
    let files =
      try root.appending(path: "Tests/ResultsTests/Fixtures").files("json")
      + root.appending(path: "plots/gallery").files("json")
    return try files.flatMap { file -> [[UInt8]] in
      let value = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
      guard let result = value as? [String: Any] else { return [] }
      let envelope = result.filter { !($0.value is [Any]) || $0.key == "invocation" }
      return try result.compactMap { key, value in
        guard let rows = value as? [Any], !rows.isEmpty, key != "invocation" else { return nil }
        return try Self.bytes(envelope.merging([key: Array(rows.prefix(2))]) { $1 })
      }
    }.sorted { ($0.count, $0.first ?? 0) < ($1.count, $1.first ?? 0) }
  }

  private static func bytes(_ value: [String: Any]) throws -> [UInt8] {
    Array(try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys]))
  }

  func accepts(_ input: [UInt8]) -> Bool {
    do throws(ResultFileError) {
      let result = try ResultFile(decoding: input, name: "fuzz.json")
      for form in ExportFormat.allCases {
        _ = form.render(result, style: TextStyle(ascii: false, details: true))
      }
      let comparison = try? ResultComparison(
        before: ("before", result), after: ("after", result), force: true)
      if let comparison {
        for form in ReportFormat.allCases {
          _ = form.render(comparison, style: TextStyle(ascii: true))
        }
      }
      return true
    } catch {
      _ = "\(error)"
      return false
    }
  }
}
