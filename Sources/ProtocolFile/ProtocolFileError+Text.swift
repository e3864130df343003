internal import FileBytes

extension ProtocolFileError: CustomStringConvertible {
  /// `mine.yaml:31: hvo, phase 2, step 3: unknown key 'entrys'; did you mean entries? …`
  public var description: String {
    let start = file + (line.map { ":\($0)" } ?? "") + ": " + (place.map { $0 + ": " } ?? "")
    return (start + problem.text).oneLine(most: 600)
  }
}

extension ProtocolFileError.Problem {
  /// What is wrong and what would be right.
  var text: String {
    switch self {
    case .unreadable(let why): "can't be read: \(why)"
    case .directory: "is a directory; name a protocol file (YAML)"
    case .fifo: "is a FIFO, no regular file; name a protocol file (YAML)"
    case .empty:
      "is empty; 'hvo-bench check --protocol ro-first --as yaml' prints one to start from"
    case .tooLarge(let limit): "is larger than \(limit) bytes, so it is no protocol file"
    case .notUTF8(let offset): "byte \(offset) isn't UTF-8; save the file as UTF-8"
    case .utf16: "is UTF-16; save the file as UTF-8"
    case .controlCharacter(let code):
      "holds the control character \(code); a protocol file is plain text"
    case .tab: "indented with a tab; YAML indents with blanks"
    case .unclosed(let opened) where opened == "\"" || opened == "'":
      "\(opened) is opened here and never closed on its line"
    case .unclosed(let opened): "'\(opened)' is opened here and never closed"
    case .tooDeep(let limit): "brackets nest more than \(limit) deep; a step needs two"
    case .feature(let feature):
      "\(feature.rawValue) isn't read in protocol files; \(feature.remedy)"
    case .syntax(let words): "not YAML: \(words)"
    case .unknownKey(let key, let near, let known):
      "unknown key '\(key.cut)'\(Self.suggestion(near)); keys here: \(known.joined(separator: ", "))"
    case .repeatedKey(let key): "key '\(key.cut)' is there twice; each key once"
    case .missingKey(let key, let why): "'\(key)' is missing: \(why)"
    case .unknownValue(let key, let value, let near, let known):
      "\(key): no such value '\(value.cut)'\(Self.suggestion(near)); "
        + "one of \(known.joined(separator: ", "))"
    case .wrongShape(let key, let wanted): "\(key): \(wanted)"
    case .tooManySteps(let limit): "more than \(limit) steps; nothing that large can be checked"
    case .conflict(let words): words
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

  private static func suggestion(_ near: [String]) -> String {
    near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"
  }
}

extension ProtocolFileError.Feature {
  fileprivate var remedy: String {
    switch self {
    case .anchor, .alias: "write the steps out"
    case .tag: "leave it out, or put the value in quotes"
    case .blockText: "write the text on one line, in quotes"
    case .complexKey: "keys are plain names"
    case .directive: "leave it out"
    case .documents: "one protocol a file"
    }
  }
}

extension String {
  /// A word of the input, cut to a sane length.
  var cut: String { count > 60 ? prefix(60) + "…" : self }

  /// Without line ends and other control characters, cut to `most` characters.
  fileprivate func oneLine(most: Int) -> String {
    var text = ""
    for scalar in unicodeScalars.prefix(most) {
      let isLineEnd = scalar.value == 0x2028 || scalar.value == 0x2029
      text.unicodeScalars.append(scalar.isControl || isLineEnd ? " " : scalar)
    }
    return unicodeScalars.count > most ? text + "…" : text
  }
}
