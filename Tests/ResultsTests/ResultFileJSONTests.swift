import Foundation
import Testing

@testable import Results

@Suite struct ResultFileJSONTests {
  @Test func `the hand-written file reads and keeps every value through a round trip`() throws {
    let bytes = try Example.fullBytes
    let result = try ResultFile(decoding: bytes, name: "full.json")
    let again = try ResultFile(decoding: result.encoded(), name: "again")
    #expect(again == result)

    // The same object as in the hand-written file: no field lost, none added, none changed.
    let written = try JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary
    let encoded = try JSONSerialization.jsonObject(with: Data(result.encoded())) as? NSDictionary
    #expect(written != nil)
    #expect(written == encoded)
  }

  @Test func `known values of the hand-written file arrive`() throws {
    let result = try ResultFile(decoding: try Example.fullBytes, name: "full.json")
    #expect(result.host?.memoryBytes == 16 << 30)
    #expect(result.savings[1].netBytes == 58_720_256 - 32 * 4096)
    #expect(result.barriers[2].marks == ["peer-not-running": 112, "migrated": 12])
    #expect(result.barriers[2].p50.value == 13901)
    #expect(result.barriers[2].p50.interval?.low == 13872)
    #expect(result.remap[2].operation == .deHVO)
    #expect(result.verdicts[2].legality[2].verdict == .conditional)
  }

  @Test func `sparse results and the largest integers survive`() throws {
    let result = Example.sparse
    let copy = try ResultFile(decoding: result.encoded(), name: "sparse")
    #expect(copy == result)
    #expect(copy.savings[0].poolBytes == 9_223_372_036_854_775_807)
    #expect(copy.savings[0].netBytes == -4096)
  }

  @Test func `the same value gives the same bytes, keys sorted`() throws {
    let result = try ResultFile(decoding: try Example.fullBytes, name: "full.json")
    #expect(result.encoded() == result.encoded())
    let text = String(decoding: Example.nothing.encoded(), as: UTF8.self)
    let keys = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }
    #expect(keys.count > 5)
    #expect(keys == keys.sorted())
    #expect(text.hasSuffix("}\n"))
  }

  @Test func `odd strings survive`() throws {
    var result = Example.nothing
    result.warnings = [
      Warning(id: "a\"b\\c\nd\u{1}", fact: "µ ± 😀 日本", remedy: "=1+1|`x`/path")
    ]
    #expect(try ResultFile(decoding: result.encoded(), name: "odd") == result)
  }

  @Test func `an unknown field is ignored and a missing section is empty`() throws {
    let json = """
      {"schemaVersion": 1, "tool": {"name": "hvo-bench", "version": "9", "built": true},
       "created": "2026-01-01T00:00:00Z", "invocation": [], "complete": true,
       "kernel": [{"anything": 1}], "warnings": []}
      """
    let result = try ResultFile(decoding: Array(json.utf8), name: "later")
    #expect(result.tool.version == "9")
    #expect(result.savings.isEmpty)
  }
}
