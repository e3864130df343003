import GuestLink
import Testing

@Suite struct CRC32Tests {
  private func crc(_ text: String) -> UInt32 {
    var crc = CRC32()
    for byte in text.utf8 { crc.add(byte) }
    return crc.value
  }

  /// The check value that catalogues of CRCs give for CRC-32/ISO-HDLC, and two more by zlib.
  @Test func knownValues() {
    #expect(crc("123456789") == 0xcbf4_3926)
    #expect(crc("") == 0)
    #expect(crc("The quick brown fox jumps over the lazy dog") == 0x414f_a339)
  }

  @Test func aWordIsItsBytesLowestFirst() {
    var words = CRC32()
    words.add(UInt64(0x3837_3635_3433_3231))
    #expect(words.value == crc("12345678"))
  }
}
