/// CRC-32 as Ethernet and zlib use it (polynomial 0x04C11DB7, reflected), bit by bit: lines are
/// short, and a table would be longer than the loop.
public struct CRC32: Sendable, Hashable {
  private var state: UInt32 = 0xffff_ffff

  public init() {}

  public mutating func add(_ byte: UInt8) {
    state ^= UInt32(byte)
    var bit = 0
    while bit < 8 {
      state = (state >> 1) ^ (state & 1 == 0 ? 0 : 0xedb8_8320)
      bit += 1
    }
  }

  /// The eight bytes of a word, lowest first.
  public mutating func add(_ word: UInt64) {
    var shift: UInt64 = 0
    while shift < 64 {
      add(UInt8(truncatingIfNeeded: word >> shift))
      shift += 8
    }
  }

  public var value: UInt32 { ~state }
}
