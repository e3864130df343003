import Foundation
import LinuxHost
import Measurement
import Testing

@testable import KernelHVO

struct WalkObserverTests {
  private func machine() throws -> (FakeMachine, HugeFrames) {
    let machine = try FakeMachine()
    let flags = [UInt64](repeating: 1 << 17, count: 4096)
    for name in ["kpageflags", "kpagecount"] {
      let file = machine.directory.appending(path: "proc/\(name)")
      try flags.withUnsafeBytes { try Data($0).write(to: file) }
    }
    return (machine, try HugeFrames(machine.host.root))
  }

  private var cpu: Int { HostCPUs(of: HostMachine()).usable.value?.ids.first ?? 0 }

  /// A watch holds at least one whole read, so its longest gap is never 0.
  @Test func eachWatchHasAReadOfItsOwn() throws {
    let (machine, frames) = try machine()
    let observer = try WalkObserver(
      .pageCounts, frames, chunk: 512, machine.host.root, cpu: cpu)
    for _ in 0..<20 {
      let isWatching = observer.begin()
      let gap = observer.end()
      #expect(isWatching)
      #expect(try #require(gap) > 0)
    }
    let failure = observer.failure
    #expect(failure == nil)
  }

  /// An observer that can't read has seen nothing, rather than gaps of 0.
  @Test func aFileThatIsNotThereIsNoGap() throws {
    let (_, frames) = try machine()
    let empty = try FakeMachine()
    let observer = try WalkObserver(.pageFlags, frames, chunk: 512, empty.host.root, cpu: cpu)
    let isWatching = observer.begin()
    let gap = observer.end()
    let failure = observer.failure
    #expect(!isWatching)
    #expect(gap == nil)
    #expect(failure?.contains("kpageflags: not there") == true)
  }

  @Test func aCPUThatIsNotThereIsAnError() throws {
    let (machine, frames) = try machine()
    #expect(throws: OperationFailure.self) {
      _ = try WalkObserver(.pageFlags, frames, chunk: 1, machine.host.root, cpu: 99_999)
    }
  }
}
