import Testing

@testable import LinuxHost

/// Orders of CPUs on the two-socket machine of `CPUTopologyTests`: cores of two threads, 0-3 share
/// a cache, 4-7 are the other socket.
struct CPUOrderTests {
  private func topology() throws -> CPUTopology {
    let root = try FakeHost(CPUTopologyTests.files()).host().root
    return try #require(CPUTopology.read(.known(CPUList(0..<8)), from: root).value)
  }

  @Test(
    arguments: [
      (CPUOrder.listed, [0, 1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3, 4, 5, 6, 7]),
      (.listed, [5, 0, 7], [5, 0, 7]),
      // CPU 0's sibling is 1; 2 and 3 share its cache; 4-7 nothing but the machine.
      (.siblings, [0, 4, 5, 2, 3, 1], [0, 1, 2, 3, 4, 5]),
      (.cores, [0, 1, 2, 3, 4, 5, 6, 7], [0, 2, 4, 6, 1, 3, 5, 7]),
      (.cores, [1, 0, 3, 2], [1, 3, 0, 2]),
      (.sockets, [0, 1, 2, 3, 4, 5, 6, 7], [0, 4, 5, 6, 7, 2, 3, 1]),
      // From the other socket's side, whose CPUs show no cache.
      (.siblings, [6, 0, 4, 7], [6, 7, 4, 0]),
      (.sockets, [6, 0, 4, 7], [6, 0, 4, 7]),
      (.siblings, [3], [3]), (.cores, [], []),
    ] as [(CPUOrder, [Int], [Int])])
  func ordersFollowTheTopology(order: CPUOrder, cpus: [Int], expected: [Int]) throws {
    #expect(order.arrange(cpus, in: try topology()) == expected)
  }

  @Test(arguments: CPUOrder.allCases)
  func everyOrderKeepsTheCPUsAndTheFirst(order: CPUOrder) throws {
    let topology = try topology()
    for start in 0..<8 {
      let cpus = (0..<8).map { ($0 * 3 + start) % 8 }
      let arranged = order.arrange(cpus, in: topology)
      #expect(arranged.sorted() == cpus.sorted())
      #expect(arranged.first == cpus.first)
    }
    #expect(order.arrange([9, 3, 1], in: nil) == [9, 3, 1])
  }

  @Test func aCPUThatTheTopologyLacksIsFar() throws {
    #expect(CPUOrder.siblings.arrange([0, 99, 1], in: try topology()) == [0, 1, 99])
  }
}
