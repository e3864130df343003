internal import FileBytes

/// Why a file couldn't be read as a result; the description is one plain line.
public struct ResultFileError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Problem: Sendable, Hashable {
    /// The system refused: the call's errno in words.
    case unreadable(String)
    case directory
    /// A FIFO, which might never end.
    case fifo
    case empty
    case tooLarge(limit: Int)
    /// No JSON, or cut off.
    case notJSON
    case notAResult
    /// Written by another tool.
    case foreign(String)
    case version(Int)
    /// A field is missing or holds the wrong kind of value.
    case field(path: String, wanted: String)
  }

  /// The path, or what else the input is called.
  public let name: String
  public let problem: Problem

  public init(name: String, problem: Problem) {
    self.name = name
    self.problem = problem
  }

  public var description: String {
    "\(name): \(problem.text)".map { $0.isNewline ? " " : String($0) }.joined()
  }
}

extension ResultFileError.Problem {
  /// The part after the file's name.
  var text: String {
    switch self {
    case .unreadable(let why): "can't be read: \(why)"
    case .directory: "is a directory; name a result file, such as results/<host>-<time>.json"
    case .fifo: "is a FIFO, no regular file; write the result into a file first"
    case .empty: "is empty; a result file of hvo-bench holds JSON"
    case .tooLarge(let limit): "is larger than \(limit) bytes, so it is no result of hvo-bench"
    case .notJSON: "isn't complete JSON; the file is cut off or of another kind"
    case .notAResult:
      "has no schemaVersion, so it is no result of hvo-bench; make one with --output FILE"
    case .foreign(let tool): "is a result of \(tool), not of hvo-bench"
    case .version(let version):
      "has schema version \(version); this hvo-bench reads version \(ResultFile.currentVersion). "
        + "Use the hvo-bench that wrote it, or measure again"
    case .field(let path, let wanted): "\(path): \(wanted)"
    }
  }

  init(_ problem: FileProblem) {
    switch problem {
    case .directory: self = .directory
    case .fifo: self = .fifo
    case .unreadable(let why): self = .unreadable(why)
    case .tooLarge(let limit): self = .tooLarge(limit: limit)
    }
  }

  init(_ error: DecodingError) {
    switch error {
    case .typeMismatch(let type, let context):
      self = .field(path: Self.path(context.codingPath), wanted: "expected \(Self.noun(type))")
    case .valueNotFound(let type, let context):
      self = .field(
        path: Self.path(context.codingPath), wanted: "is null; expected \(Self.noun(type))")
    case .keyNotFound(let key, let context):
      self = .field(path: Self.path(context.codingPath + [key]), wanted: "is missing")
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      self = .notJSON
    case .dataCorrupted(let context):
      self = .field(path: Self.path(context.codingPath), wanted: "holds an unknown value")
    @unknown default:
      self = .notJSON
    }
  }

  /// `savings[0].count`, or "the top level".
  private static func path(_ keys: [any CodingKey]) -> String {
    var path = ""
    for key in keys {
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += (path.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return path.isEmpty ? "the top level" : path
  }

  /// A Swift type in the words of JSON.
  private static func noun(_ type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a string"
    case is Bool.Type: "true or false"
    case is Double.Type: "a number"
    case is any FixedWidthInteger.Type: "a whole number"
    case is any Collection.Type: "an array or object"
    default: "an object"
    }
  }
}
