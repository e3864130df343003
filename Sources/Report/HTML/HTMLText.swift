internal import Mustache

/// Text as the content of an element or of an attribute in quotes.
///
/// Works on Unicode scalars: a quote with a combining mark behind it is one character to Swift and
/// still ends an attribute. Mustache's own escaping goes by character.
struct HTMLText: MustacheContentType {
  func escapeText(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar.isAllowedInHTML ? scalar : "\u{FFFD}")
      }
    }
    return escaped
  }
}

extension Unicode.Scalar {
  /// Neither a control character nor a noncharacter (HTML, "Preprocessing the input stream").
  fileprivate var isAllowedInHTML: Bool {
    switch value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: false
    default: value & 0xFFFE != 0xFFFE
    }
  }
}
