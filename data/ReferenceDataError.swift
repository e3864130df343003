/// What is wrong with a file of reference data.
public struct ReferenceDataError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of fault.
  public enum Problem: Sendable, Hashable {
    /// Not YAML, or not of the expected shape.
    case malformed(String)
    /// Two entries have one id.
    case repeatedID(String)
    /// A field that must say something is blank.
    case blank(id: String, field: String)
    /// A ratio or derivation names something that isn't there.
    case unknownName(id: String, name: String)
    /// Two values or parameters of one entry have one name.
    case repeatedName(id: String, name: String)
    /// A parameter has both a value and a reason for having none, or neither, or no derivation.
    case unfounded(id: String, parameter: String)
  }

  /// Name of the file.
  public let file: String
  /// What is wrong.
  public let problem: Problem

  public var description: String {
    switch problem {
    case .malformed(let detail): "\(file): \(detail)"
    case .repeatedID(let id): "\(file): id \"\(id)\" is there twice"
    case .blank(let id, let field): "\(file): \(id): \(field) is blank"
    case .unknownName(let id, let name): "\(file): \(id): nothing is named \"\(name)\""
    case .repeatedName(let id, let name): "\(file): \(id): \"\(name)\" is there twice"
    case .unfounded(let id, let parameter):
      "\(file): \(id): \(parameter) needs either a value with derivation and meaning, or none"
    }
  }
}
