import HugeTLB
import TestSupport
import Testing

/// Whatever the text, a parser answers or throws; a trap would end the test process.
struct ParserFuzzTests {
  static let alphabet = Array("0123456789.,=%+-kKmMgGiIbBeE :vrc\thugepagesz\u{E9}\u{0}🐧")

  static func text(_ random: inout SplitMix64) -> String {
    String((0..<Int(random.next() % 24)).map { _ in alphabet.randomElement(using: &random)! })
  }

  @Test func everyParserAnswersOrThrowsOneLine() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<20000 {
      let text = Self.text(&random)
      check(text) { try ByteCount(parsing: text) }
      check(text) { try HugePageSize(parsing: text) }
      check(text) { try BasePageSize(parsing: text) }
      check(text) { try KernelVersion(parsing: text) }
      check(text) { try Architecture(parsing: text) }
      check(text) { try PoolRequest(sizes: text, counts: text) }
      check(text) { try PoolRequest(sizes: "2M,1G", counts: text) }
      _ = BootParameters(parsing: "hugepagesz=" + text + " hugepages=" + text)
    }
  }

  /// The error quotes the text as it is, so only its own words are looked at.
  private func check(_ text: String, _ parse: () throws -> some Any) {
    do { _ = try parse() } catch {
      let own = "\(error)".replacing(text, with: "")
      #expect(!own.contains("\n") && !own.isEmpty)
    }
  }

  @Test func sizesReadBackFromEveryRendering() throws {
    var random = SplitMix64(seed: 8)
    for _ in 0..<1000 {
      let size = try #require(HugePageSize(bytes: 1 << (13 + random.next() % 50)))
      #expect(try HugePageSize(parsing: size.description) == size)
      #expect(try HugePageSize(parsing: size.sysfsName) == size)
    }
    for _ in 0..<1000 {
      let count = try #require(ByteCount(random.next() >> (1 + random.next() % 63)))
      #expect(try ByteCount(parsing: count.exact) == count)
    }
  }
}
