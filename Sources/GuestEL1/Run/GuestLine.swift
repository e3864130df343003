import GuestLink

/// One line of the guest's console that is whole and right.
struct GuestLine: Sendable, Hashable {
  let kind: GuestRowKind
  private var numbers: [GuestField: UInt64] = [:]
  private var lists: [GuestField: [UInt64]] = [:]

  /// nil unless the line is an object of known fields and its checksum is right.
  init?(_ line: Substring) {
    let mark = ",\"crc\":\""
    let bytes = Array(line.utf8)
    let end = Array("\"}".utf8)
    let tail = mark.utf8.count + 8 + end.count
    guard bytes.count > tail, bytes.suffix(end.count).elementsEqual(end) else { return nil }
    let body = bytes.dropLast(tail)
    guard bytes[body.count...].starts(with: mark.utf8) else { return nil }
    let digits = bytes.dropLast(end.count).suffix(8)
    var crc = CRC32()
    for byte in body { crc.add(byte) }
    guard let sent = UInt32(String(decoding: digits, as: UTF8.self), radix: 16), sent == crc.value
    else { return nil }
    var reader = Reader(rest: body.dropFirst())
    guard body.first == UInt8(ascii: "{"), reader.text() == "row", reader.take(":"),
      let name = reader.text(), let kind = Self.kinds[name]
    else { return nil }
    self.kind = kind
    while reader.take(",") {
      guard let key = reader.text(), let field = Self.fields[key], reader.take(":") else {
        return nil
      }
      if let number = reader.number() {
        numbers[field] = number
      } else if let list = reader.list() {
        lists[field] = list
      } else {
        return nil
      }
    }
    guard reader.rest.isEmpty else { return nil }
  }

  /// 0 where the line has no such field: the payload sends every field of a kind.
  subscript(field: GuestField) -> UInt64 { numbers[field] ?? 0 }

  func list(_ field: GuestField) -> [UInt64] { lists[field] ?? [] }

  private static let kinds = Dictionary(
    uniqueKeysWithValues: GuestRowKind.allCases.map { ("\($0.name)", $0) })
  private static let fields = Dictionary(
    uniqueKeysWithValues: GuestField.allCases.map { ("\($0.name)", $0) })

  /// Reads the few forms of JSON that the payload writes.
  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest.removeFirst()
      return true
    }

    mutating func text() -> String? {
      guard take("\""), let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
      let text = String(decoding: rest[..<end], as: UTF8.self)
      rest = rest[(end + 1)...]
      return text
    }

    mutating func number() -> UInt64? {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard let value = UInt64(String(decoding: digits, as: UTF8.self)) else { return nil }
      rest = rest[digits.endIndex...]
      return value
    }

    mutating func list() -> [UInt64]? {
      guard take("[") else { return nil }
      var values: [UInt64] = []
      if take("]") { return values }
      repeat {
        guard let value = number() else { return nil }
        values.append(value)
      } while take(",")
      return take("]") ? values : nil
    }
  }
}
