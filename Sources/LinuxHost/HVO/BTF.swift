/// Why type information can't be used.
enum BTFError: Error, Hashable, CustomStringConvertible {
  case notBTF
  case otherByteOrder
  case truncated
  case unknownKind(UInt32)
  case noStruct(String)
  case ambiguous(String)

  var description: String {
    switch self {
    case .notBTF: "no BTF header"
    case .otherByteOrder: "BTF of the other byte order"
    case .truncated: "the BTF ends within a type"
    case .unknownKind(let kind): "BTF kind \(kind) is newer than this tool"
    case .noStruct(let name): "the BTF has no struct \(name)"
    case .ambiguous(let name): "the BTF has several sizes of struct \(name)"
    }
  }
}

/// The kernel's type information (Documentation/bpf/btf.rst): a header, types one after the other,
/// and a section of NUL-terminated names.
struct BTF {
  private let bytes: [UInt8]
  private let types: Range<Int>
  private let strings: Range<Int>

  /// Checks the header. O(1).
  init(_ bytes: [UInt8]) throws(BTFError) {
    self.bytes = bytes
    guard let magic: UInt16 = Self.load(bytes, 0, below: bytes.count) else { throw .notBTF }
    guard magic != Self.magic.byteSwapped else { throw .otherByteOrder }
    guard magic == Self.magic else { throw .notBTF }
    guard let length: UInt32 = Self.load(bytes, 4, below: bytes.count),
      let types = Self.section(bytes, at: 8, after: length),
      let strings = Self.section(bytes, at: 16, after: length)
    else { throw .truncated }
    self.types = types
    self.strings = strings
  }

  /// Bytes of the struct of this name. O(length of the types).
  func size(ofStruct name: String) throws(BTFError) -> UInt32 {
    var found: UInt32?
    var offset = types.lowerBound
    while offset < types.upperBound {
      guard let nameOffset: UInt32 = word(offset), let information: UInt32 = word(offset + 4),
        let size: UInt32 = word(offset + 8)
      else { throw .truncated }
      let kind = (information >> 24) & 0x1f
      if kind == Self.structKind, isName(nameOffset, name) {
        guard found == nil || found == size else { throw .ambiguous(name) }
        found = size
      }
      guard let rest = Self.trailingBytes(kind, count: information & 0xffff) else {
        throw .unknownKind(kind)
      }
      offset += 12 + rest
    }
    guard offset == types.upperBound else { throw .truncated }
    guard let found else { throw .noStruct(name) }
    return found
  }

  private static let magic: UInt16 = 0xeb9f
  private static let structKind: UInt32 = 4

  /// Bytes behind the three words of a type; nil for kinds not in the documentation.
  private static func trailingBytes(_ kind: UInt32, count: UInt32) -> Int? {
    switch kind {
    case 1, 14, 17: 4  // INT, VAR, DECL_TAG
    case 3: 12  // ARRAY
    case 4, 5, 15, 19: Int(count) * 12  // STRUCT, UNION, DATASEC, ENUM64
    case 6, 13: Int(count) * 8  // ENUM, FUNC_PROTO
    case 2, 7...12, 16, 18: 0  // PTR, FWD to FUNC, FLOAT, TYPE_TAG
    default: nil
    }
  }

  private func isName(_ offset: UInt32, _ name: String) -> Bool {
    let start = strings.lowerBound + Int(offset)
    let end = start + name.utf8.count
    guard end < strings.upperBound, bytes[end] == 0 else { return false }
    return bytes[start..<end].elementsEqual(name.utf8)
  }

  private func word(_ offset: Int) -> UInt32? {
    Self.load(bytes, offset, below: types.upperBound)
  }

  /// The section whose offset and length stand at `field`, counted from the end of the header.
  private static func section(_ bytes: [UInt8], at field: Int, after header: UInt32) -> Range<Int>?
  {
    guard let offset: UInt32 = load(bytes, field, below: bytes.count),
      let length: UInt32 = load(bytes, field + 4, below: bytes.count)
    else { return nil }
    let start = Int(header) + Int(offset)
    let end = start + Int(length)
    return end <= bytes.count ? start..<end : nil
  }

  private static func load<Number: FixedWidthInteger>(
    _ bytes: [UInt8], _ offset: Int, below end: Int
  )
    -> Number?
  {
    guard offset >= 0, offset + MemoryLayout<Number>.size <= end else { return nil }
    return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Number.self) }
  }
}
