/// The parameters that the boot loader gave to the kernel.
public struct BootCommandLine: Sendable, Hashable {
  /// The whole line.
  public let text: String
  /// Names and values in order; the value is nil without `=`.
  public let parameters: [Parameter]

  /// One parameter.
  public struct Parameter: Sendable, Hashable {
    /// The name with `-` turned into `_`, which are the same to the kernel (kernel/params.c).
    public let name: String
    public let value: String?
  }

  /// Splits the line as the kernel does: at white space outside double quotes. What follows a bare
  /// `--` belongs to init.
  public init(_ text: String) {
    self.text = text
    var words: [String] = []
    var word = ""
    var quoted = false
    for character in text {
      if character == "\"" { quoted.toggle() }
      if character.isWhitespace, !quoted {
        words.append(word)
        word = ""
      } else if character != "\"" {
        word.append(character)
      }
    }
    words.append(word)
    parameters = words.prefix { $0 != "--" }.filter { !$0.isEmpty }.map(Parameter.init)
  }

  /// The values of a parameter in order, nil for one without `=`.
  public func values(of name: String) -> [String?] {
    parameters.filter { $0.name == name }.map(\.value)
  }

  /// What a switch was set to: the last value that the kernel reads as true or false (lib/kstrtox.c,
  /// `kstrtobool`); nil if it isn't given.
  public func flag(_ name: String) -> Bool? {
    values(of: name).compactMap { $0.flatMap(Self.truth) }.last
  }

  private static func truth(_ value: String) -> Bool? {
    let text = value.lowercased()
    if ["y", "t", "1"].contains(text.prefix(1)) || text.hasPrefix("on") { return true }
    if ["n", "f", "0"].contains(text.prefix(1)) || text.hasPrefix("of") { return false }
    return nil
  }
}

extension BootCommandLine.Parameter {
  init(_ word: String) {
    let end = word.firstIndex(of: "=")
    name = String(word[..<(end ?? word.endIndex)].map { $0 == "-" ? "_" : $0 })
    value = end.map { String(word[word.index(after: $0)...]) }
  }
}
