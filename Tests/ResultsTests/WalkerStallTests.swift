import Testing

@testable import Results

@Suite struct WalkerStallTests {
  @Test func `each row has its protocol's stall, or the reason for none`() throws {
    var file = try ResultFile(decoding: try Example.fullBytes, name: "full.json")
    for index in file.remap.indices { file.remap[index].walkerStall = nil }
    file.remap[1].operation = .demote
    file.remap[2].contents = .tables
    file.joinWalkerStalls(reason: nil)
    // The fixture's walkers ran against direct at 2M and waited 120 µs at the longest.
    #expect(file.remap[0].walkerStall?.value == 120_000)
    #expect(file.remap[1].walkerStall?.reason?.contains("not against demotion") == true)
    #expect(file.remap[2].walkerStall == nil)
    #expect(file.remap[3].protocolID == "access-flag")
    #expect(file.remap[3].walkerStall?.reason == "walkers weren't run with this protocol and size")
    file.walks = nil
    file.joinWalkerStalls(reason: "--walkers 0")
    #expect(file.remap[0].walkerStall?.reason == "--walkers 0")
  }
}
