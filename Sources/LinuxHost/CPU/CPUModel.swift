/// The name of the CPU.
enum CPUModel {
  /// x86, loongarch and powerpc name it in /proc/cpuinfo; arm64 gives two identification numbers
  /// per CPU, of which big and little ones differ.
  static func read(from root: HostRoot) -> Fact<String> {
    let text: String
    do { text = try root.text(of: .cpuInformation, limit: 64 << 20) } catch {
      return .unknown(error.description)
    }
    let first = KeyedLines(text)
    for key in ["model name", "Model Name", "cpu", "uarch"] {
      if let name = first[key], !name.isEmpty { return .known(name) }
    }
    let parts = armParts(text)
    if parts.isEmpty { return .unknown("\(HostPath.cpuInformation) names no CPU model") }
    return .known(parts.map(\.description).joined(separator: " + "))
  }

  /// The different parts in order of appearance.
  static func armParts(_ text: String) -> [ArmPart] {
    var parts: [ArmPart] = []
    var implementer: UInt16?
    for line in text.split(whereSeparator: \.isNewline) {
      if let value = hexadecimal(line, after: "CPU implementer") {
        implementer = value
      } else if let number = hexadecimal(line, after: "CPU part"), let maker = implementer {
        let part = ArmPart(implementer: maker, part: number)
        if !parts.contains(part) { parts.append(part) }
      }
    }
    return parts
  }

  private static func hexadecimal(_ line: Substring, after key: String) -> UInt16? {
    guard line.hasPrefix(key), let mark = line.range(ofText: "0x") else { return nil }
    return UInt16(line[mark...].prefix(while: \.isHexDigit), radix: 16)
  }
}

extension Substring {
  /// The index after the first occurrence of `text`, nil if there is none. O(n·m).
  fileprivate func range(ofText text: String) -> Index? {
    var rest = self
    while !rest.isEmpty {
      if rest.hasPrefix(text) { return rest.index(rest.startIndex, offsetBy: text.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
