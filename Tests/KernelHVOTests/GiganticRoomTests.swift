import Foundation
import HugeTLB
import LinuxHost
import Testing

@testable import KernelHVO

/// A machine whose "gigantic" pages are of 32768 frames, so that its flags fit into a test.
struct GiganticRoomTests {
  private let frames = 1 << 15

  private func description(_ flags: [UInt64], _ files: [String: String] = [:]) throws -> String {
    let machine = try FakeMachine(files)
    let file = machine.directory.appending(path: "proc/kpageflags")
    try flags.withUnsafeBytes { try Data($0).write(to: file) }
    let size = try #require(HugePageSize(bytes: UInt64(frames) * 4096))
    return try GiganticRoom(size, page: 4096, machine.host.root).description
  }

  private func range(_ odd: UInt64...) -> [UInt64] {
    // KPF_BUDDY is 10, KPF_LRU 5, KPF_ANON 12: memory that is free or can be moved.
    var flags = [UInt64](repeating: 1 << 10, count: frames)
    flags[1] = 1 << 5 | 1 << 12
    for (index, flag) in odd.enumerated() { flags[7 + index] = flag }
    return flags
  }

  @Test func whatCannotBeMovedIsCountedByRange() throws {
    // KPF_SLAB 7, KPF_PGTABLE 26, KPF_NOPAGE 20, KPF_RESERVED 32.
    let text = try description(
      range() + range(1 << 7) + range(1 << 7, 1 << 26) + range(1 << 20) + range(1 << 32))
    #expect(text.hasPrefix("4 of 5 aligned ranges of 128M hold memory"))
    #expect(text.contains("reserved or absent memory in 2, slab in 2, page tables in 1"))
  }

  @Test func freeAndMovableMemoryIsNoObstacle() throws {
    #expect(try description(range() + range()).hasPrefix("none of the 2 aligned ranges"))
  }

  /// Blocks of 128 MiB, as large as a range here: the second one isn't there, and its struct pages
  /// have no flags.
  @Test func aHoleIsAbsentMemory() throws {
    let directory = "sys/devices/system/memory"
    let text = try description(
      range() + [UInt64](repeating: 0, count: frames) + range(),
      [
        "\(directory)/block_size_bytes": "8000000\n", "\(directory)/memory0/state": "online\n",
        "\(directory)/memory2/state": "online\n",
      ])
    #expect(text.hasPrefix("1 of 3 aligned ranges"))
    #expect(text.contains("absent memory in 1"))
  }

  /// What doesn't fill a range at the end of memory is no range.
  @Test func aRestIsNoRange() throws {
    #expect(try description(range() + [1 << 7]).hasPrefix("none of the 1 aligned"))
  }
}
