/// A text of lines `key: value` or `key value`: /proc/meminfo, /proc/vmstat, /proc/cpuinfo, status.
struct KeyedLines {
  private let values: [String: String]

  /// The first line of a key wins: in /proc/cpuinfo that is CPU 0's.
  init(_ text: String, separator: Character = ":") {
    var values: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      guard let end = line.firstIndex(of: separator) else { continue }
      let key = Self.trimmed(line[..<end])
      if values[key] == nil { values[key] = Self.trimmed(line[line.index(after: end)...]) }
    }
    self.values = values
  }

  /// The value of a key without white space at its ends.
  subscript(key: String) -> String? { values[key] }

  /// The number that a value starts with: 8192 of `8192 kB`.
  func number(_ key: String) -> UInt64? {
    values[key].flatMap { UInt64($0.prefix { ("0"..."9").contains($0) }) }
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
