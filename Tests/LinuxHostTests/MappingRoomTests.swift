import Foundation
import LinuxHost
import SystemPackage
import Testing

/// vm.max_map_count less the mappings of the process less a reserve of 256; never below 0.
@Suite struct MappingRoomTests {
  static func room(limit: String, maps: Int) throws -> Fact<Int> {
    let line = "7f0000000000-7f0000001000 r--p 00000000 00:00 0\n"
    let fake = try FakeHost([
      "proc/sys/vm/max_map_count": limit, "proc/self/maps": String(repeating: line, count: maps),
    ])
    return MappingRoom.current(HostRoot(FilePath(fake.directory.path(percentEncoded: false))))
  }

  @Test func whatIsLeft() throws {
    #expect(try Self.room(limit: "65530\n", maps: 74) == .known(65530 - 74 - 256))
    #expect(try Self.room(limit: "300\n", maps: 74) == .known(0))
    #expect(try Self.room(limit: "18446744073709551615\n", maps: 1).value ?? 0 > 1 << 60)
  }

  @Test func nonsenseIsUnknown() throws {
    #expect(try Self.room(limit: "many\n", maps: 1).value == nil)
  }
}
