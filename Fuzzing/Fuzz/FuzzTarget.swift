import Foundation

/// One reader and what its result passes through.
protocol FuzzTarget {
  /// Valid files to start from.
  func corpus(root: URL) throws -> [[UInt8]]
  /// Pieces that this kind of file is made of, put in whole.
  var words: [String] { get }
  /// Reads the input and uses what was read; false if it was refused.
  func accepts(_ input: [UInt8]) -> Bool
}

extension URL {
  /// The files in this directory with an extension.
  func files(_ kind: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: self, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == kind }.sorted { $0.path < $1.path }
  }
}
