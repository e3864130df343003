/// How text for people is written: which characters, and how wide.
public struct TextStyle: Sendable, Hashable {
  /// Only ASCII characters.
  public let ascii: Bool
  /// Columns of a line.
  public let width: Int
  /// Every row of the long sections, not only those that matter first.
  public var details = false

  public init(ascii: Bool, width: Int = 100, details: Bool = false) {
    self.ascii = ascii
    self.details = details
    self.width = max(40, width)
  }

  /// The style that the locale asks for: ASCII unless it is a UTF-8 one.
  ///
  /// LC_ALL, else LC_CTYPE, else LANG: the order of setlocale(3).
  public init(environment: [String: String]) {
    let locale =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let name = locale.lowercased()
    self.init(ascii: !(name.contains("utf-8") || name.contains("utf8")))
  }

  /// The text without anything that could steer a terminal, and in ASCII if asked.
  ///
  /// Strings from outside (host names, error messages) may hold escape sequences; a control or
  /// bidirectional character becomes "?", a line break or tab a space.
  public func clean(_ text: String) -> String {
    var clean = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\r" || scalar == "\t" {
        clean += " "
      } else if scalar.steersTerminal {
        clean += "?"
      } else if ascii, !scalar.isASCII {
        clean += Self.transliterations[scalar] ?? (scalar.isZeroWidth ? "" : "?")
      } else {
        clean.unicodeScalars.append(scalar)
      }
    }
    return clean
  }

  /// A cleaned paragraph in lines of this width, the first behind a prefix and the others as far in.
  public func lines(_ text: String, after prefix: String = "") -> [String] {
    clean(text).wrapped(to: width, after: prefix)
  }

  private static let transliterations: [Unicode.Scalar: String] = [
    "µ": "u", "μ": "u", "±": "+/-", "×": "x", "–": "-", "—": "-", "−": "-", "→": "->", "≥": ">=",
    "≤": "<=", "…": "...", "’": "'", "“": "\"", "”": "\"", "®": "(R)", "™": "(TM)", "\u{A0}": " ",
  ]
}

extension Unicode.Scalar {
  /// Control characters, and those that reorder text.
  fileprivate var steersTerminal: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
