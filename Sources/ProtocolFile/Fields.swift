internal import Spelling
internal import Yams

/// The keys of one mapping: every one of them known, none twice.
struct Fields {
  let element: Element
  private var values: [String: Element] = [:]

  /// - Throws: for anything but a mapping, and for keys that aren't `known`.
  init(_ element: Element, of key: String, known: [String]) throws(ProtocolFileError) {
    self.element = element
    guard case .mapping(let mapping) = element.node else {
      throw element.fault(
        .wrongShape(key: key, wanted: "wants keys with values (\(known.joined(separator: ", ")))"))
    }
    for (node, value) in mapping {
      let keyElement = element.child(node)
      let name = try keyElement.text(of: key, "has a key that is no plain name")
      guard known.contains(name) else {
        throw keyElement.fault(
          .unknownKey(name, near: NearNames.best(for: name, among: known), known: known))
      }
      guard values[name] == nil else { throw keyElement.fault(.repeatedKey(name)) }
      values[name] = element.child(value)
    }
  }

  subscript(key: String) -> Element? { values[key] }

  /// The value of a key that must be there.
  func required(_ key: String, _ why: String) throws(ProtocolFileError) -> Element {
    guard let value = values[key] else { throw element.fault(.missingKey(key, why: why)) }
    return value
  }

  /// A closed choice; `fallback` if the key is left out.
  func choice<Choice: RawRepresentable<String>>(
    _ key: String, from choices: [Choice], or fallback: Choice
  ) throws(ProtocolFileError) -> Choice {
    guard let value = values[key] else { return fallback }
    return try value.choice(of: key, from: choices)
  }

  func flag(_ key: String) throws(ProtocolFileError) -> Bool {
    guard let value = values[key] else { return false }
    return try value.flag(of: key)
  }

  /// Refuses keys that mean nothing beside what another key says.
  func refuse(_ keys: [String], because why: String) throws(ProtocolFileError) {
    for key in keys {
      if let value = values[key] { throw value.fault(.conflict("\(key): \(why)")) }
    }
  }
}
