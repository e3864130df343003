import Foundation
import TestSupport
import Testing

@testable import Results

/// Expected output beside the tests; RECORD_SNAPSHOTS=1 rewrites it, to be reviewed by eye.
enum Snapshot {
  static func check(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = repositoryRoot.appending(path: "Tests/ReportTests/Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    if text != expected {
      let lines = zip(text.split(separator: "\n"), expected.split(separator: "\n"))
      let first = lines.first { $0 != $1 }
      Issue.record(
        "\(name) differs; first: \(first.map { "\($0) / expected \($1)" } ?? "length")",
        sourceLocation: sourceLocation)
    }
  }

  /// The hand-written result that the Results tests use as well.
  static var full: ResultFile {
    get throws {
      try ResultFile(
        reading: repositoryRoot.appending(path: "Tests/ResultsTests/Fixtures/full.json").path)
    }
  }
}
