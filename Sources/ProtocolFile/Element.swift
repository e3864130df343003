internal import Spelling
internal import Yams

/// One value of the file with its line and the place in the protocol, for errors.
struct Element {
  let node: Node
  let file: String
  /// The line where it starts, from 1.
  let line: Int
  /// `hvo, phase 2, step 3`; nil at the top.
  var place: String?

  init(_ node: Node, file: String, place: String? = nil) {
    self.node = node
    self.file = file
    line = node.mark?.line ?? 1
    self.place = place
  }

  func fault(_ problem: ProtocolFileError.Problem, line: Int? = nil) -> ProtocolFileError {
    ProtocolFileError(file: file, line: line ?? self.line, place: place, problem)
  }

  func child(_ node: Node, place: String? = nil) -> Element {
    Element(node, file: file, place: place ?? self.place)
  }

  /// Whether there is no value at all: `resume:` or a bare key.
  var isNothing: Bool {
    if case .scalar(let scalar) = node {
      scalar.string.isEmpty || scalar.string == "~"
    } else {
      false
    }
  }

  /// A single word or text.
  func text(of key: String, _ wanted: String = "wants one word") throws(ProtocolFileError) -> String
  {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      throw fault(.wrongShape(key: key, wanted: wanted))
    }
    return scalar.string
  }

  /// The elements of a list.
  func items(of key: String, _ wanted: String) throws(ProtocolFileError) -> [Node] {
    guard case .sequence(let sequence) = node else {
      throw fault(.wrongShape(key: key, wanted: wanted))
    }
    return Array(sequence)
  }

  /// A closed choice by its name.
  func choice<Choice: RawRepresentable<String>>(
    of key: String, from choices: [Choice]
  ) throws(ProtocolFileError) -> Choice {
    let word = try text(of: key, "wants one of \(choices.map(\.rawValue).joined(separator: ", "))")
    guard let choice = choices.first(where: { $0.rawValue == word }) else {
      throw unknown(word, of: key, among: choices.map(\.rawValue))
    }
    return choice
  }

  func unknown(_ word: String, of key: String, among known: [String]) -> ProtocolFileError {
    fault(
      .unknownValue(
        key: key, value: word, near: NearNames.best(for: word, among: known), known: known))
  }

  func flag(of key: String) throws(ProtocolFileError) -> Bool {
    switch try text(of: key, "wants true or false") {
    case "true": return true
    case "false": return false
    case let word: throw unknown(word, of: key, among: ["true", "false"])
    }
  }
}
