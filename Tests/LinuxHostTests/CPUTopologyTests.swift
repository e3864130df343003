import Testing

@testable import LinuxHost

struct CPUTopologyTests {
  /// Two sockets of four CPUs: cores of two threads (0 and 1, 2 and 3, …), one cache for two cores
  /// on socket 0 and none shown on socket 1.
  static func files() -> [String: String] {
    var files = [
      "sys/devices/system/node/node0/cpulist": "0-3",
      "sys/devices/system/node/node1/cpulist": "4-7",
    ]
    for cpu in 0..<8 {
      let base = "sys/devices/system/cpu/cpu\(cpu)"
      let first = cpu & ~1
      files["\(base)/topology/physical_package_id"] = "\(cpu / 4)\n"
      files["\(base)/topology/thread_siblings_list"] = "\(first)-\(first + 1)\n"
      if cpu < 4 {
        files["\(base)/cache/index0/level"] = "1\n"
        files["\(base)/cache/index0/shared_cpu_list"] = "\(first)-\(first + 1)\n"
        files["\(base)/cache/index3/level"] = "3\n"
        files["\(base)/cache/index3/shared_cpu_list"] = "0-3\n"
        files["\(base)/cache/uevent"] = ""
      }
    }
    return files
  }

  private func topology(_ cpus: CPUList) throws -> Fact<CPUTopology> {
    CPUTopology.read(.known(cpus), from: try FakeHost(Self.files()).host().root)
  }

  @Test func countsWhatIsOnline() throws {
    let all = try #require(try topology(CPUList(0..<8)).value)
    #expect([all.threads, all.cores, all.packages, all.nodes] == [8, 4, 2, 2])
    let odd = try #require(try topology(CPUList([0, 2, 3])).value)
    #expect([odd.threads, odd.cores, odd.packages, odd.nodes] == [3, 2, 1, 1])
  }

  @Test func distanceIsSymmetricAndGrows() throws {
    let topology = try #require(try topology(CPUList(0..<8)).value)
    let expected: [(Int, Int, CPUDistance)] = [
      (0, 0, .same), (0, 1, .core), (0, 2, .cache), (4, 6, .package), (0, 4, .machine),
    ]
    for (first, second, distance) in expected {
      #expect(topology.distance(first, second) == distance)
      #expect(topology.distance(second, first) == distance)
    }
    #expect(topology.distance(0, 8) == nil)
    #expect(topology.distance(8, 0) == nil)
    #expect(CPUDistance.allCases == CPUDistance.allCases.sorted())
  }

  @Test func aMissingFileIsAReason() throws {
    #expect(try topology(CPUList(0..<9)).reason?.contains("cpu8") == true)
    #expect(
      CPUTopology.read(.unknown("no list"), from: HostRoot()) == .unknown("no list"))
  }
}
