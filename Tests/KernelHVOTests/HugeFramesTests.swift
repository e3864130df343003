import Foundation
import LinuxHost
import Testing

@testable import KernelHVO

struct HugeFramesTests {
  /// A /proc/kpageflags of these entries, 8 bytes each in the byte order of the machine.
  private func machine(_ flags: [UInt64]) throws -> FakeMachine {
    let machine = try FakeMachine()
    let file = machine.directory.appending(path: "proc/kpageflags")
    try flags.withUnsafeBytes { try Data($0).write(to: file) }
    return machine
  }

  @Test func findsRunsOfTheFlag() throws {
    // KPF_HUGE is bit 17; head (15) and tail (16) alone are another compound page.
    let huge: UInt64 = 1 << 17
    let machine = try machine(
      [0, huge | 1 << 15, huge | 1 << 16, 1 << 16, huge, 0] + Array(repeating: huge, count: 512))
    let frames = try HugeFrames(machine.host.root)
    #expect(frames.ranges == [1..<3, 4..<5, 6..<518])
    #expect(frames.count == 515)
  }

  /// A run over the boundary of two reads is one.
  @Test func readsOnWhereTheBufferEnds() throws {
    let machine = try machine(Array(repeating: 1 << 17, count: (1 << 17) + 10))
    #expect(try HugeFrames(machine.host.root).ranges == [0..<(1 << 17) + 10])
  }

  @Test func nothingIsFoundAndWalkedWithoutHugePages() throws {
    let machine = try machine([0, 1, 2])
    let frames = try HugeFrames(machine.host.root)
    #expect(frames.count == 0)
    var walker = try FrameWalker(.pageFlags, frames, chunk: 512, machine.host.root)
    try walker.step()
  }

  @Test func aMissingFileIsAnErrorWithItsName() throws {
    let machine = try FakeMachine()
    #expect(throws: (any Error).self) { try HugeFrames(machine.host.root) }
  }
}
