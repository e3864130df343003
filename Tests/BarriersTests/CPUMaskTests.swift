import Measurement
import Testing

@testable import Barriers

@Suite struct CPUMaskTests {
  @Test(arguments: [0, 1, 63, 64, 127, 128, 152, 1023, 1024, 2047])
  func oneCPUIsOneBit(cpu: Int) {
    #expect(CPUMask(cpu: cpu).cpus == [cpu])
    #expect(CPUMask(cpu: cpu).description == "CPU \(cpu)")
  }

  @Test(arguments: [-1, Int.min, Int.max, 1 << 20])
  func impossibleIdsAreNoCPU(cpu: Int) {
    #expect(CPUMask(cpu: cpu).cpus.isEmpty)
    #expect(throws: OperationFailure.self) { try CPUMask(cpu: cpu).apply() }
  }

  @Test func thisThreadMayUseSomething() throws {
    #expect(!(try CPUMask.current().cpus.isEmpty))
  }

  @Test func pinningEndsWithTheOldMask() throws {
    let before = try CPUMask.current()
    for cpu in before.cpus {
      let pinned = try PinnedThread(cpu: cpu)
      #expect(try CPUMask.current().cpus == [cpu])
      pinned.end()
      #expect(try CPUMask.current() == before)
    }
  }

  @Test func aCPUThatIsNotThereIsAnErrorThatNamesIt() throws {
    let before = try CPUMask.current()
    do {
      let pinned = try PinnedThread(cpu: 99_999)
      pinned.end()
      Issue.record("pinned to CPU 99999")
    } catch {
      #expect(error == OperationFailure(call: "sched_setaffinity to CPU 99999", errno: 22))
    }
    #expect(try CPUMask.current() == before)
  }
}
