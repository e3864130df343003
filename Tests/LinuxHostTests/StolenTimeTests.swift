import Testing

@testable import LinuxHost

struct StolenTimeTests {
  private let stat = """
    cpu  1 2 3 4 5 6 7 800 9 10
    cpu0 1 2 3 4 5 6 7 30 9 10
    cpu1 1 2 3 4 5 6 7 50 9 10
    cpu10 1 2 3 4 5 6 7 70 9 10
    intr 5 0 0 0 0 0 0 0 0 0
    """

  @Test(
    arguments: [
      ([0], 30), ([1], 50), ([1, 10], 120), ([0, 1, 10], 150), ([2], nil), ([0, 99], nil), ([], 0),
    ] as [([Int], UInt64?)])
  func onlyTheseCPUsCount(cpus: [Int], ticks: UInt64?) throws {
    let root = try FakeHost(["proc/stat": stat]).host().root
    #expect(StolenTime.ticks(of: cpus, on: root) == ticks)
  }

  @Test(arguments: ["", "cpu0 1 2 3 4 5 6 7", "cpu0 1 2 3 4 5 6 7 x 9"])
  func anOddFileIsNoNumber(text: String) throws {
    let root = try FakeHost(["proc/stat": text]).host().root
    #expect(StolenTime.ticks(of: [0], on: root) == nil)
  }

  @Test func noFileIsNoNumber() throws {
    #expect(StolenTime.ticks(of: [0], on: try FakeHost().host().root) == nil)
  }
}
