extension String {
  /// Broken at blanks into lines of at most `width` columns; a longer word is cut, behind a hyphen,
  /// underscore, slash or equals sign if there is one.
  func wrapped(to width: Int) -> [String] {
    let width = max(1, width)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in split(separator: " ") {
      var rest = String(word)
      var size = rest.displayWidth
      if used > 0, used + 1 + size <= width {
        line += " " + rest
        used += 1 + size
        continue
      }
      if used > 0 { lines.append(line) }
      while size > width {
        let head = rest.head(columns: width).upToHyphen
        lines.append(head)
        rest.removeFirst(head.count)
        size = rest.displayWidth
      }
      (line, used) = (rest, size)
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// As many characters as fit, at least one.
  func head(columns: Int) -> String {
    var head = ""
    var used = 0
    for character in self {
      used += character.displayWidth
      if used > columns, !head.isEmpty { break }
      head.append(character)
    }
    return head
  }

  private var upToHyphen: String {
    lastIndex(where: "-_/=".contains).map { String(self[...$0]) } ?? self
  }

  /// Wrapped with a first prefix and blanks under it.
  func wrapped(to width: Int, after prefix: String) -> [String] {
    let indent = prefix.displayWidth
    return wrapped(to: width - indent).enumerated().map { index, line in
      (index == 0 ? prefix : String(repeating: " ", count: indent)) + line
    }
  }
}
