import Foundation
import Testing

@testable import ProtocolFile

/// The worked examples, and files put together for a test.
enum Sample {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/examples")

  static let names = ["plain-remap", "read-only-first", "local-tlbi"]

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: "\(name).yaml")))
  }

  static func read(_ text: String) throws(ProtocolFileError) -> ProtocolFile {
    try ProtocolFile(parsing: Array(text.utf8), name: "mine.yaml")
  }

  /// A small valid file with `step` as the only step of its one HVO phase, in line 8.
  static func file(step: String, per: String = "folio") -> String {
    """
    protocol: mine
    split: none

    hvo:
      - phase: only
        per: \(per)
        steps:
          - \(step)
    de-hvo:
      - phase: back
        per: folio
        steps: [flush]

    """
  }

  /// The error that a text must give.
  static func error(_ text: String) -> ProtocolFileError? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }
}
