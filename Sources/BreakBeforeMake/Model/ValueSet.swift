internal import Vmemmap

/// The values of one entry seen so far, numbered; sets of them are 16-bit masks.
struct ValueTable {
  static let limit = 16

  private(set) var values: [[EntryValue]]
  /// Masks over the values of each entry.
  private(set) var cacheable = SIMD8<UInt16>()
  private(set) var tables = SIMD8<UInt16>()
  private(set) var blocks = SIMD8<UInt16>()
  private(set) var invalid = SIMD8<UInt16>()
  private(set) var accessFlagClear = SIMD8<UInt16>()
  private(set) var nT = SIMD8<UInt16>()
  /// Leaf values that allow no write.
  private(set) var readOnly = SIMD8<UInt16>()
  /// An entry took more than 16 values: the search is cut and says so.
  private(set) var isFull = false

  init() { values = Array(repeating: [], count: EntryName.allCases.count) }

  subscript(entry: EntryName, id: UInt8) -> EntryValue { values[entry.rawValue][Int(id)] }

  mutating func id(_ value: EntryValue, of entry: EntryName) -> UInt8 {
    let lane = entry.rawValue
    if let known = values[lane].firstIndex(of: value) { return UInt8(known) }
    guard values[lane].count < Self.limit else {
      isFull = true
      return 0
    }
    let id = values[lane].count
    values[lane].append(value)
    let bit = UInt16(1) << UInt16(id)
    if value.isCacheable { cacheable[lane] |= bit }
    switch value.target {
    case .invalid: invalid[lane] |= bit
    case .table: tables[lane] |= bit
    case .block: blocks[lane] |= bit
    case .page: break
    }
    if value.isLeaf && !value.accessFlag { accessFlagClear[lane] |= bit }
    if value.isLeaf && value.permission == .readOnly { readOnly[lane] |= bit }
    if value.nT { nT[lane] |= bit }
    return UInt8(id)
  }

  /// The values in a mask, in the order in which they were first seen.
  func members(_ mask: UInt16, of entry: EntryName) -> [EntryValue] {
    Bits(mask).map { values[entry.rawValue][$0] }
  }
}

/// The positions of the set bits, lowest first.
struct Bits: Sequence, IteratorProtocol {
  private var rest: UInt16

  init(_ mask: UInt16) { rest = mask }

  mutating func next() -> Int? {
    guard rest != 0 else { return nil }
    let bit = rest.trailingZeroBitCount
    rest &= rest - 1
    return bit
  }
}
