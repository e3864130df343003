import HugeTLB
import Testing

@testable import LinuxHost

struct HugePagePoolsTests {
  @Test func noDirectoryIsNoHugetlb() throws {
    let fact = HugePagePools.read(from: try FakeHost(["sys/kernel/mm/": ""]).host())
    #expect(fact.reason?.contains("no hugetlb in this kernel") == true)
    let hidden = HugePagePools.read(from: try FakeHost().host())
    #expect(hidden.reason?.contains("not mounted") == true)
  }

  @Test func anEmptyDirectoryIsNoSize() throws {
    let fact = HugePagePools.read(from: try FakeHost(["sys/kernel/mm/hugepages/": ""]).host())
    #expect(fact.value?.sizes == [])
  }

  @Test func everySizeIsSeenWithOddNamesApart() throws {
    let base = "sys/kernel/mm/hugepages"
    let fake = try FakeHost([
      "\(base)/hugepages-1048576kB/nr_hugepages": "4\n",
      "\(base)/hugepages-1048576kB/demote_size": "2048kB\n",
      "\(base)/hugepages-2048kB/nr_hugepages": "512\n",
      "\(base)/hugepages-2048kB/free_hugepages": "500\n",
      "\(base)/hugepages-2048kB/resv_hugepages": "7\n",
      "\(base)/hugepages-2048kB/surplus_hugepages": "2\n",
      "\(base)/hugepages-2048kB/nr_overcommit_hugepages": "9\n",
      "\(base)/hugepages-3kB/": "", "\(base)/hugepages-99999999999999999999kB/": "",
      "\(base)/hugepages-18014398509481984kB/": "", "\(base)/other/": "",
    ])
    let pools = try #require(HugePagePools.read(from: fake.host()).value)
    #expect(pools.sizes == [.m2, .g1])
    #expect(
      Set(pools.unknownNames) == [
        "hugepages-3kB", "hugepages-99999999999999999999kB", "hugepages-18014398509481984kB",
        "other",
      ])
    let small = pools.machine[0]
    #expect(small.pages == .known(512))
    #expect(small.free == .known(500))
    #expect(small.reserved == .known(7))
    #expect(small.surplus == .known(2))
    #expect(small.overcommit == .known(9))
    #expect(small.demoteSize.reason == "this size can't be demoted")
    #expect(pools.machine[1].demoteSize == .known(.m2))
    #expect(pools.machine[1].free.value == nil, "a file that isn't there is no 0")
  }

  @Test func nodesHaveTheirOwnPools() throws {
    let fake = try FakeHost([
      "sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages": "512",
      "sys/devices/system/node/node0/hugepages/hugepages-2048kB/nr_hugepages": "0",
      "sys/devices/system/node/node10/hugepages/hugepages-2048kB/nr_hugepages": "512",
      "sys/devices/system/node/node10/hugepages/hugepages-2048kB/free_hugepages": "x",
      "sys/devices/system/node/has_cpu": "0",
    ])
    let pools = try #require(HugePagePools.read(from: fake.host()).value)
    #expect(pools.nodes.map(\.node) == [0, 10])
    #expect(pools.nodes.map(\.pages) == [.known(0), .known(512)])
    #expect(pools.nodes[1].free.value == nil)
    #expect(pools.nodes[0].reserved.value == nil)
  }

  // Names of arm64, powerpc and s390: Documentation/admin-guide/mm/hugetlbpage.rst.
  @Test(
    arguments: [
      ("hugepages-64kB", 65536), ("hugepages-16777216kB", 17_179_869_184), ("hugepages-2kB", nil),
      ("hugepages-", nil), ("hugepages-kB", nil), ("hugepages--2048kB", nil),
      ("2048kB", nil), ("hugepages-2M", nil),
    ] as [(String, UInt64?)])
  func readsNames(name: String, bytes: UInt64?) {
    #expect(HugePageSize(poolDirectory: name)?.bytes == bytes)
    if let bytes { #expect(HugePageSize(bytes: bytes)?.sysfsName == name) }
  }
}
