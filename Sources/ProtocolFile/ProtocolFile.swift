internal import FileBytes
public import Vmemmap

/// A protocol of the user's own, read from a small YAML file (docs/protocol-file.md).
public struct ProtocolFile: Sendable, Hashable {
  /// The file's name as it was given.
  public let name: String
  public let `protocol`: RemapProtocol
  /// For each direction, phase and step of `protocol` the line that it came from.
  private let lines: [RemapProtocol.Direction: [[Int]]]
  /// Whether the file leaves its split to a `- split` item, so that another method can be put in.
  public let hasSplitItem: Bool

  /// Reads a file.
  ///
  /// - Parameter split: used instead of the file's own for its `- split` item.
  /// - Throws: one line that names file, line, phase and step, what is wrong and what would be right.
  public init(reading path: String, split: SplitMethod? = nil) throws(ProtocolFileError) {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(path, limit: SourceText.limit) } catch {
      throw ProtocolFileError(file: path, .init(error))
    }
    try self.init(parsing: bytes, name: path, split: split)
  }

  /// Reads a file that is in memory.
  public init(
    parsing bytes: [UInt8], name: String, split: SplitMethod? = nil
  ) throws(ProtocolFileError) {
    let top = try DocumentReader.root(of: SourceText(bytes, file: name))
    let document = try DocumentReader(top, split: split)
    self.name = name
    `protocol` = document.protocol
    lines = [.optimize: document.optimize.lines, .restore: document.restore.lines]
    hasSplitItem = document.optimize.hasSplit
  }

  /// The line of a step, from 1; nil for a step that the protocol doesn't have.
  ///
  /// - Parameters:
  ///   - phase: from 0, as in `RemapProtocol.phases(_:)`.
  ///   - step: from 0.
  public func line(_ direction: RemapProtocol.Direction, phase: Int, step: Int) -> Int? {
    guard let phases = lines[direction], phases.indices.contains(phase),
      phases[phase].indices.contains(step)
    else { return nil }
    return phases[phase][step]
  }
}
