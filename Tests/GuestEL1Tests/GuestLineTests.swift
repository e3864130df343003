import GuestLink
import Testing

@testable import GuestEL1

@Suite struct GuestLineTests {
  /// A line as the payload writes it.
  static func line(_ body: String) -> String {
    var crc = CRC32()
    for byte in body.utf8 { crc.add(byte) }
    let digits = String(crc.value, radix: 16)
    return body + ",\"crc\":\"" + String(repeating: "0", count: 8 - digits.count) + digits + "\"}"
  }

  static let good = line(#"{"row":"primitive","case":3,"ticks":[1,22,18446744073709551615]"#)
  static let done = line(#"{"row":"done","rows":1"#)

  @Test func numbersAndLists() throws {
    let line = try #require(GuestLine(Self.good[...]))
    #expect(line.kind == .primitive)
    #expect(line[.case] == 3)
    #expect(line.list(.ticks) == [1, 22, .max])
    #expect(line[.pages] == 0 && line.list(.cycles) == [])
  }

  /// Any one character changed, dropped or doubled makes the line garbage.
  @Test func damageIsNoticed() {
    let bytes = Array(Self.good.utf8)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      #expect(GuestLine(String(decoding: changed, as: UTF8.self)[...]) == nil, "\(index) changed")
      var dropped = bytes
      dropped.remove(at: index)
      #expect(GuestLine(String(decoding: dropped, as: UTF8.self)[...]) == nil, "\(index) dropped")
    }
    for length in 0..<bytes.count {
      #expect(GuestLine(String(decoding: bytes[..<length], as: UTF8.self)[...]) == nil)
    }
  }

  @Test(arguments: [
    #"{"row":"other","case":3"#, #"{"row":"done","unknown":3"#, #"{"row":"done","rows":"1""#,
    #"{"row":"done","rows":99999999999999999999"#, #"{"rows":1"#, #"{"row":"done" ,"rows":1"#,
    #"{"row":"primitive","ticks":[1,]"#, #"{"row":"primitive","ticks":[1"#,
  ])
  func foreignLinesWithAGoodChecksum(body: String) {
    #expect(GuestLine(Self.line(body)[...]) == nil)
  }

  @Test func aConsoleKeepsWhatIsWhole() {
    let console = GuestConsole("UEFI noise\n\(Self.good)\n\(Self.good.dropLast(4))\n\(Self.done)\n")
    #expect(console.lines.count == 1)
    #expect(console.garbage == 2)
    #expect(console.isDone)
  }

  @Test func theEndKnowsHowManyThereWere() {
    #expect(!GuestConsole("\(Self.good)\n\(Self.good)\n\(Self.done)\n").isDone)
    #expect(!GuestConsole("\(Self.good)\n").isDone)
    #expect(GuestConsole("").lines.isEmpty)
  }

  @Test func aFatalLineBecomesASentence() throws {
    let fatal = Self.line(
      #"{"row":"fatal","reason":1,"core":2,"a":2516582471,"b":1074790400,"c":16"#)
    let text = try #require(GuestConsole(fatal).failure)
    #expect(text.contains("core 2") && text.contains("ESR_EL1 0x96000047"))
    // Vector 14 with error code 2: a write to a page that isn't there.
    let page = Self.line(
      #"{"row":"fatal","reason":7,"core":1,"a":60129542146,"b":1184256,"c":4096"#)
    #expect(
      GuestConsole(page).failure
        == "core 1 took exception 14, error code 0x2, at RIP 0x121200, CR2 0x1000")
    #expect(GuestConsole(Self.line(#"{"row":"fatal","reason":99,"core":0"#)).failure != nil)
  }

  @Test func randomBytesAreGarbage() {
    var state: UInt64 = 0x1234_5678_9abc_def1
    for _ in 0..<200 {
      let bytes = (0..<80).map { _ -> UInt8 in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state)
      }
      #expect(GuestConsole(String(decoding: bytes, as: UTF8.self)).lines.isEmpty)
    }
  }
}
