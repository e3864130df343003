import Numbers
import HugeTLB
import Testing

struct ByteCountTests {
  @Test(
    arguments: [
      ("2M", 2_097_152), ("2MiB", 2_097_152), ("2m", 2_097_152), ("1G", 1_073_741_824),
      ("1GiB", 1_073_741_824), ("512KiB", 524_288), ("64GiB", 68_719_476_736), ("4096", 4096),
      ("4096B", 4096), (" 1.5 G ", 1_610_612_736), ("1.5K", 1536), ("0.5", nil), ("1.0", 1),
      ("1T", 1_099_511_627_776), ("1P", 1_125_899_906_842_624), ("0", 0),
      ("7.99999999999999999E", nil), ("9223372036854775807", 9_223_372_036_854_775_807),
      ("9223372036854775808", nil), ("8E", nil), ("7E", 8_070_450_532_247_928_832),
      ("0.0009765625K", 1), ("0.1K", nil), ("18446744073709551617", nil),
    ] as [(String, UInt64?)])
  func reads(text: String, bytes: UInt64?) {
    #expect((try? ByteCount(parsing: text))?.bytes == bytes)
  }

  @Test func refusesWithAReasonEach() {
    #expect(throws: ByteCountError.empty) { try ByteCount(parsing: "") }
    #expect(throws: ByteCountError.empty) { try ByteCount(parsing: "  ") }
    #expect(throws: ByteCountError.negative("-1G")) { try ByteCount(parsing: "-1G") }
    #expect(throws: ByteCountError.notANumber("G")) { try ByteCount(parsing: "G") }
    #expect(throws: ByteCountError.notANumber("1.G")) { try ByteCount(parsing: "1.G") }
    #expect(throws: ByteCountError.notANumber("+1")) { try ByteCount(parsing: "+1") }
    #expect(throws: ByteCountError.notWholeBytes("1.5")) { try ByteCount(parsing: "1.5") }
    #expect(throws: ByteCountError.tooLarge("16E")) { try ByteCount(parsing: "16E") }
    #expect(throws: ByteCountError.unknownUnit("1X", unit: "X")) { try ByteCount(parsing: "1X") }
    #expect(throws: ByteCountError.decimalUnit("1GB", suggestion: "GiB")) {
      try ByteCount(parsing: "1GB")
    }
  }

  @Test func decimalUnitSaysWhatToWrite() {
    let text = ByteCountError.decimalUnit("5MB", suggestion: "MiB").description
    #expect(text.contains("write MiB"))
  }

  @Test(
    arguments: [
      (0, "0 B"), (1023, "1023 B"), (1024, "1.00 KiB"), (1536, "1.50 KiB"),
      (7_516_192_768, "7.00 GiB"), (1_048_575, "1.00 MiB"), (1_048_570, "1.00 MiB"),
      (1_047_552, "1023 KiB"),
      (1029, "1.00 KiB"), (1030, "1.01 KiB"), (1152, "1.13 KiB"),
      (9_223_372_036_854_775_807, "8.00 EiB"),
      (83_886_080_000, "78.1 GiB"),
    ] as [(UInt64, String)])
  func roundsHalfUp(bytes: UInt64, text: String) throws {
    let count = try #require(ByteCount(bytes))
    #expect(count.description == text)
  }

  @Test func exactTextStandsBesideTheRounded() throws {
    let count = try #require(ByteCount(7_516_192_768))
    #expect(count.exact == "7516192768 B")
    #expect(count.full == "7.00 GiB (7516192768 B)")
    #expect(ByteCount.signed(-12288) == "-12.0 KiB")
    #expect(ByteCount.signed(.min) == "-8.00 EiB")
  }

  @Test func everyWholeCountOfAUnitReadsBack() throws {
    for unit in IECUnit.allCases {
      for count in [1, 3, 7] as [UInt64] {
        let read = try ByteCount(parsing: "\(count)\(unit.symbol)")
        #expect(read.bytes == count * unit.bytes)
      }
    }
  }

  @Test func boundIsThatOfASignedInteger() {
    #expect(ByteCount(1 << 63) == nil)
    #expect(ByteCount((1 << 63) - 1) == .max)
  }
}
