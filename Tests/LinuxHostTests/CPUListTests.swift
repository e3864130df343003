import Testing

@testable import LinuxHost

struct CPUListTests {
  @Test(arguments: [
    ("0", [0]), ("0,2", [0, 2]), ("0-1,3", [0, 1, 3]), ("0,2-3", [0, 2, 3]), ("\n", []), ("", []),
    ("0-3,8\n", [0, 1, 2, 3, 8]), ("0-6:2", [0, 2, 4, 6]), ("0-7:2/4", [0, 1, 4, 5]),
    ("3,1,3", [1, 3]), ("65535", [65535]),
  ])
  func readsLists(text: String, ids: [Int]) throws {
    #expect(try CPUList(parsing: text).ids == ids)
  }

  @Test(arguments: [("0-2047", 2048), ("16-31,80-95", 32), ("0-63", 64), ("0-127", 128)])
  func countsBeyondOneWord(text: String, count: Int) throws {
    #expect(try CPUList(parsing: text).count == count)
  }

  @Test func sparseNumbersKeepTheirHighest() throws {
    let list = try CPUList(parsing: (0..<20).map { "\($0 * 8)" }.joined(separator: ","))
    #expect(list.count == 20)
    #expect(list.last == 152)
  }

  @Test(arguments: [
    "a", "-1", "1-", "-", ",", "0,", "0,,1", "1 2", "0x1", "0-3:", "0-3:0", "0-3:4/2", "0:2",
    "0-1-2", "0-3:1:1", "+1", "٣",
  ])
  func refusesMalformed(text: String) {
    #expect(throws: CPUListError.self) { try CPUList(parsing: text) }
  }

  @Test func refusesBackwardsAndHugeNumbers() {
    #expect(throws: CPUListError.reversed(part: "3-1")) { try CPUList(parsing: "0,3-1") }
    #expect(throws: CPUListError.tooHigh(part: "0-65536")) { try CPUList(parsing: "0-65536") }
    #expect(throws: CPUListError.tooHigh(part: "99999999999999999999")) {
      try CPUList(parsing: "99999999999999999999")
    }
  }

  @Test func printsRanges() {
    #expect(CPUList([8, 3, 2, 1, 0]).description == "0-3,8")
    #expect(CPUList([]).description == "")
    #expect(CPUList([5, 7]).description == "5,7")
  }

  @Test func printingAndReadingAreInverse() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let list = CPUList(
        (0..<Int.random(in: 0...80, using: &generator)).map { _ in
          Int.random(in: 0...300, using: &generator)
        })
      #expect(try CPUList(parsing: list.description) == list)
      for cpu in 0...301 { #expect(list.contains(cpu) == list.ids.contains(cpu)) }
    }
  }
}
