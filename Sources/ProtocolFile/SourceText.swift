/// The text of a protocol file, checked for what would confuse a YAML parser's own messages.
struct SourceText {
  /// Bytes: far above any protocol, far below memory.
  static let limit = 64 << 10

  let file: String
  let text: String

  /// - Throws: for text that isn't UTF-8, holds control characters, or is blank throughout.
  init(_ bytes: [UInt8], file: String) throws(ProtocolFileError) {
    self.file = file
    var bytes = bytes[...]
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw ProtocolFileError(file: file, .utf16)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard bytes.count <= Self.limit else {
      throw ProtocolFileError(file: file, .tooLarge(limit: Self.limit))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let offset = Self.firstInvalid(bytes)
      throw ProtocolFileError(
        file: file, line: Self.line(of: offset, in: bytes), .notUTF8(offset: offset))
    }
    self.text = text
    var line = 1
    for scalar in text.unicodeScalars {
      if scalar == "\n" { line += 1 }
      if scalar.isControl && !scalar.isYAMLBlank && scalar != "\u{85}" {
        throw ProtocolFileError(file: file, line: line, .controlCharacter(scalar.value))
      }
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw ProtocolFileError(file: file, .empty)
    }
  }

  /// Offset of the first byte that no decoding gets past.
  private static func firstInvalid(_ bytes: ArraySlice<UInt8>) -> Int {
    var low = bytes.startIndex
    var valid = bytes.startIndex
    while low < bytes.endIndex {
      let width = bytes[low] < 0x80 ? 1 : bytes[low] < 0xE0 ? 2 : bytes[low] < 0xF0 ? 3 : 4
      let end = min(low + width, bytes.endIndex)
      guard String(validating: bytes[low..<end], as: UTF8.self) != nil else { break }
      low = end
      valid = end
    }
    return valid
  }

  private static func line(of offset: Int, in bytes: ArraySlice<UInt8>) -> Int {
    1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
  }
}

extension Unicode.Scalar {
  /// C0, DEL and C1.
  var isControl: Bool { value < 32 || (value >= 127 && value <= 159) }
}
