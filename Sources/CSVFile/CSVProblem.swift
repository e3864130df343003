internal import FileBytes

/// What is wrong at a place of a CSV file.
public struct CSVProblem: Sendable, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// A quote inside a field isn't doubled, or text follows a closing quote.
    case quote
    /// A quote isn't closed: everything after it is one field.
    case unclosedQuote
    /// A byte that isn't UTF-8, and where in the file it is, from 0.
    case notUTF8(byte: UInt8, offset: Int)
    /// A line is longer than ``CSVFile/longestLine``.
    case longLine
  }

  /// Physical line, from 1; of an unclosed quote the line on which it opens.
  public let line: Int
  public let kind: Kind

  /// Whether what follows can't be read.
  public var isFatal: Bool {
    switch kind {
    case .unclosedQuote, .longLine: true
    case .quote, .notUTF8: false
    }
  }

  public var description: String {
    switch kind {
    case .quote:
      "a quote inside a quoted field is written twice (\"\"), and a comma or the line's end follows the"
        + " closing one"
    case .unclosedQuote: "the quote that opens here is never closed; nothing after it was read"
    case .notUTF8(let byte, let offset):
      "byte \(offset) is 0x\(String(byte, radix: 16, uppercase: true)), no UTF-8 (Latin-1?): save the"
        + " file as UTF-8"
    case .longLine: "the line is longer than 1 MiB; nothing after it was read"
    }
  }
}

/// Why a CSV file can't be read at all.
public struct CSVFileError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Problem: Sendable, Hashable {
    case directory
    /// A FIFO, which might never end.
    case fifo
    case unreadable(String)
    case utf16
    case noMemory
  }

  public let name: String
  public let problem: Problem

  init(name: String, problem: Problem) {
    (self.name, self.problem) = (name, problem)
  }

  init(name: String, _ problem: FileProblem) {
    self.name = name
    self.problem =
      switch problem {
      case .directory: .directory
      case .fifo: .fifo
      case .unreadable(let why): .unreadable(why)
      // A stream has no limit.
      case .tooLarge(let limit): .unreadable("larger than \(limit) bytes")
      }
  }

  public var description: String {
    switch problem {
    case .directory: "\(name) is a directory; give a CSV file"
    case .fifo: "\(name) is a FIFO, no regular file; give a CSV file, or - for standard input"
    case .unreadable(let reason): "\(name): \(reason)"
    case .utf16: "\(name) is UTF-16: save it as UTF-8"
    case .noMemory: "\(name): out of memory"
    }
  }
}
