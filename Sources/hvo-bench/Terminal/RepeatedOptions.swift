import ArgumentParser

/// Options that are given twice: the parser would silently take the last.
enum RepeatedOptions {
  /// Those that gather what each of them names.
  static let gathering: Set<String> = ["--protocol", "--export"]

  /// Refuses the first option that has two values.
  ///
  /// - Parameter arguments: as typed, without the program's name.
  static func refuse(_ arguments: some Collection<String>) throws(ValidationError) {
    var seen: [String: String] = [:]
    let words = Array(arguments.prefix { $0 != "--" })
    for (index, word) in words.enumerated() where word.hasPrefix("--") {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let next = index + 1 < words.count ? words[index + 1] : nil
      // A flag has no value, and twice it means what it means once.
      guard let name = parts.first.map(String.init), !gathering.contains(name),
        let value = parts.count == 2 ? String(parts[1]) : next,
        parts.count == 2 || !value.hasPrefix("--")
      else { continue }
      if let first = seen.updateValue(value, forKey: name) {
        throw ValidationError("\(name) is given twice, as '\(first)' and '\(value)': give it once")
      }
    }
  }
}
