import HugeTLB
import Testing

struct ShareTests {
  @Test(
    arguments: [
      ("50%", 50_000_000), ("12.5%", 12_500_000), ("100%", 100_000_000), ("0.000001%", 1),
      ("1.000000000%", 1_000_000),
    ] as [(String, UInt64)])
  func reads(text: String, parts: UInt64) throws {
    #expect(try #require(Share(parsing: text)).parts == parts)
  }

  @Test(arguments: [
    "", "%", "0%", "50", "-1%", "100.000001%", "0.0000001%", "1e1%", "nan%", "5 %x",
  ])
  func refuses(text: String) { #expect(Share(parsing: text) == nil) }

  @Test(arguments: ["1%", "12.5%", "0.000001%", "99.999999%", "10.01%", "100%"])
  func textReadsBack(text: String) { #expect(Share(parsing: text)?.description == text) }

  @Test func bytesAreRoundedDownAndNeverOverflow() {
    #expect(Share(percent: 100)?.bytes(of: .max) == ByteCount.max.bytes)
    #expect(Share(percent: 50)?.bytes(of: .max) == ByteCount.max.bytes / 2)
    #expect(Share(percent: 1)?.bytes(of: ByteCount(199)!) == 1)
    #expect(Share(percent: 0) == nil)
    #expect(Share(percent: 101) == nil)
  }
}
