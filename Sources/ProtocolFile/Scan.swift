/// A first look at the text that finds, with their lines, the faults that a YAML parser reports
/// elsewhere or not at all: tabs, brackets and quotes never closed, and parts of YAML that aren't
/// read. O(characters).
struct Scan {
  /// Brackets inside brackets: a step needs two.
  static let deepest = 16

  private let source: SourceText
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var line = 1
  private var open: [(bracket: Character, line: Int)] = []
  /// Only blanks and dashes so far on this line.
  private var atIndent = true
  /// A value or key may start here.
  private var atToken = true

  init(_ source: SourceText) {
    self.source = source
    scalars = Array(source.text.unicodeScalars)
  }

  /// - Throws: the first fault found.
  mutating func run() throws(ProtocolFileError) {
    while index < scalars.count { try step() }
    if let last = open.first { throw fault(.unclosed(last.bracket), at: last.line) }
  }

  private var scalar: Unicode.Scalar { scalars[index] }

  private var next: Unicode.Scalar? {
    index + 1 < scalars.count ? scalars[index + 1] : nil
  }

  private var nextIsBlank: Bool { next.map { $0.isYAMLBlank } ?? true }

  private func fault(
    _ problem: ProtocolFileError.Problem, at line: Int? = nil
  ) -> ProtocolFileError {
    ProtocolFileError(file: source.file, line: line ?? self.line, problem)
  }

  private mutating func advance() {
    // CR LF, LF and a lone CR each end a line.
    if scalar == "\n" || scalar == "\r" && next != "\n" {
      line += 1
      atIndent = true
      atToken = true
    }
    index += 1
  }

  private mutating func step() throws(ProtocolFileError) {
    switch scalar {
    case "\t" where atIndent && open.isEmpty: throw fault(.tab)
    case " ", "\t", "\r", "\n":
      if !(atIndent || scalar == "\r" || scalar == "\n") { atToken = atToken || isAfterIndicator }
      advance()
      return
    case "#" where isAfterBlank:
      while index < scalars.count, scalar != "\n", scalar != "\r" { advance() }
      return
    case "-" where atIndent && nextIsBlank:
      advance()
      return
    case "-" where atIndent && scalars[index...].starts(with: "---".unicodeScalars):
      index += 3
      return
    default: break
    }
    if atToken { try token() } else { try inside() }
  }

  private var isAfterBlank: Bool {
    index == 0 || scalars[index - 1].isYAMLBlank
  }

  /// After `: ` a value starts.
  private var isAfterIndicator: Bool { index > 0 && scalars[index - 1] == ":" }

  /// What a value or key starts with.
  private mutating func token() throws(ProtocolFileError) {
    atToken = false
    switch scalar {
    case "&": throw fault(.feature(.anchor))
    case "*": throw fault(.feature(.alias))
    case "!": throw fault(.feature(.tag))
    case "|", ">": throw fault(.feature(.blockText))
    case "?" where nextIsBlank: throw fault(.feature(.complexKey))
    case "%" where atIndent: throw fault(.feature(.directive))
    case "[", "{": try push()
    case "\"", "'":
      atIndent = false
      try quoted(by: scalar)
      // In brackets a quoted key needs no blank after its colon.
      if !open.isEmpty && index < scalars.count && scalar == ":" {
        advance()
        atToken = true
      }
    default: try inside()
    }
  }

  private mutating func push() throws(ProtocolFileError) {
    open.append((Character(scalar), line))
    if open.count > Self.deepest { throw fault(.tooDeep(limit: Self.deepest)) }
    atIndent = false
    atToken = true
    advance()
  }

  private mutating func inside() throws(ProtocolFileError) {
    atIndent = false
    switch scalar {
    // Outside brackets they are letters of a plain word.
    case "[" where !open.isEmpty, "{" where !open.isEmpty: return try push()
    case "]", "}":
      if let last = open.popLast(), (last.bracket == "[") != (scalar == "]") {
        throw fault(.unclosed(last.bracket), at: last.line)
      }
    case "," where !open.isEmpty: atToken = true
    default: break
    }
    advance()
  }

  private mutating func quoted(by quote: Unicode.Scalar) throws(ProtocolFileError) {
    let opened = line
    advance()
    // A text ends on its line: else a forgotten quote would be closed by the next one that opens.
    while index < scalars.count, line == opened {
      if scalar == "\\" && quote == "\"" {
        advance()
        if index < scalars.count { advance() }
      } else if scalar == quote {
        if quote == "'" && next == "'" {
          advance()
        } else {
          advance()
          return
        }
        advance()
      } else {
        advance()
        atIndent = false
        atToken = false
      }
    }
    throw fault(.unclosed(Character(quote)), at: opened)
  }
}

extension Unicode.Scalar {
  /// A blank, a tab or part of a line end.
  var isYAMLBlank: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" }
}
