public import CSVFile
public import FileBytes

/// Why a fleet file can't be used at all.
public struct FleetFileError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Problem: Error, Sendable, Hashable {
    /// A CSV file, and why it can't be read.
    case unreadable(CSVFileError)
    /// A YAML file, and why it can't be read.
    case file(FileProblem)
    /// Nothing but blank lines.
    case empty
    /// A header or a list of classes, and no rows.
    case noRows
    /// A needed column; the names that are there, and one that may be meant.
    case missing(FleetField, found: [String], near: String?)
    /// A column and its two positions, from 1.
    case twice(FleetField, Int, Int)
    /// The header itself isn't CSV.
    case header(CSVProblem)
    /// It isn't the YAML that is understood.
    case yaml(String)
  }

  public let name: String
  public let problem: Problem

  public init(name: String, problem: Problem) {
    (self.name, self.problem) = (name, problem)
  }

  public var description: String {
    switch problem {
    case .unreadable(let error): error.description
    case .file(.directory): "\(name) is a directory; give a CSV or YAML file"
    case .file(.fifo): "\(name) is a FIFO, no regular file; give a CSV or YAML file"
    case .file(.unreadable(let why)): "\(name): \(why)"
    case .file(.tooLarge(let limit)):
      "\(name): larger than \(limit >> 20) MiB; give a CSV file instead"
    case .empty: "\(name) is empty; it needs a header such as host,size,count and a row"
    case .noRows: "\(name) has no row of a host class: no host to plan for"
    case .missing(let field, let found, let near):
      "\(name): no column \(field.name) in line 1, which has \(Self.list(found))"
        + (near.map { "; is \(Excerpt($0)) meant?" } ?? "")
    case .twice(let field, let first, let second):
      "\(name): column \(field.name) is there twice, as columns \(first) and \(second) of line 1"
    case .header(let problem): "\(name):\(problem.line): \(problem)"
    case .yaml(let text): "\(name): \(text)"
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "\(Excerpt($0))" }.joined(separator: ", ")
    return names.count > 12 ? shown + ", …" : shown
  }
}

/// A text from outside for a message: quoted, cut to a sane length, on one line.
struct Excerpt: CustomStringConvertible {
  static let longest = 40
  let description: String

  init(_ text: String) {
    var shown = String(
      text.unicodeScalars.prefix(Self.longest).map { scalar -> Character in
        scalar.properties.generalCategory == .control ? " " : Character(scalar)
      })
    if text.unicodeScalars.count > Self.longest { shown += "…" }
    description = "\"\(shown)\""
  }
}
