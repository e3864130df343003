/// Why a protocol file can't be used; the description is one plain line.
public struct ProtocolFileError: Error, Sendable, Hashable {
  /// The kinds of fault, each with what its sentence needs.
  public enum Problem: Sendable, Hashable {
    /// The system refused: the call's errno in words.
    case unreadable(String)
    case directory
    /// A FIFO, which might never end.
    case fifo
    case empty
    case tooLarge(limit: Int)
    /// A byte that no UTF-8 text holds there; the offset counts from 0.
    case notUTF8(offset: Int)
    case utf16
    /// A NUL or another control character: no text file.
    case controlCharacter(UInt32)
    /// A tab in the indentation.
    case tab
    /// A bracket or quote that is never closed, or closed by another kind.
    case unclosed(Character)
    /// Brackets inside brackets, deeper than any step needs.
    case tooDeep(limit: Int)
    /// YAML that protocol files leave out: anchors, aliases, tags, block texts, complex keys.
    case feature(Feature)
    /// Not YAML; the parser's words.
    case syntax(String)
    case unknownKey(String, near: [String], known: [String])
    case repeatedKey(String)
    case missingKey(String, why: String)
    case unknownValue(key: String, value: String, near: [String], known: [String])
    /// A value of another shape: a list where a name belongs.
    case wrongShape(key: String, wanted: String)
    case tooManySteps(limit: Int)
    /// Keys or values that exclude each other.
    case conflict(String)
  }

  /// Parts of YAML that aren't read.
  public enum Feature: String, Sendable, Hashable, CaseIterable {
    case anchor = "an anchor (&)"
    case alias = "an alias (*)"
    case tag = "a tag (!)"
    case blockText = "a block text (| or >)"
    case complexKey = "a complex key (?)"
    case directive = "a directive (%)"
    case documents = "a second document (---)"
  }

  /// The file's name as it was given.
  public let file: String
  /// The line, from 1; nil where the whole file is meant.
  public let line: Int?
  /// Where in the protocol: `hvo, phase 2, step 3`; nil at the top.
  public let place: String?
  public let problem: Problem

  public init(file: String, line: Int? = nil, place: String? = nil, _ problem: Problem) {
    self.file = file
    self.line = line
    self.place = place
    self.problem = problem
  }
}
