import HugeTLB
import Testing

@testable import LinuxHost

/// 16 GiB in blocks: 4194304 pages × 64 bytes are 65536 vmemmap pages without HVO.
struct PoolOptimizationTests {
  private func judge(_ now: UInt64?, m2: UInt64, g1: UInt64 = 0) throws -> PoolOptimization {
    let fake = try FakeHost([
      "sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages": "\(m2)",
      "sys/kernel/mm/hugepages/hugepages-1048576kB/nr_hugepages": "\(g1)",
    ])
    return PoolOptimization(
      pools: HugePagePools.read(from: fake.host()),
      vmemmap: now.map { .known(VmemmapPageCounts(allocated: $0, boot: 0)) } ?? .unknown("no row"),
      blocks: .known(16 << 30), model: try KernelModel(architecture: .x86_64))
  }

  @Test func theDeficitTells() throws {
    #expect(try judge(65536, m2: 0) == .empty)
    #expect(try judge(65536, m2: 100) == .none)
    #expect(try judge(65536 - 700, m2: 100) == .all)
    #expect(try judge(65536 - 700, m2: 200) == .some(freed: 700))
    #expect(try judge(65536 - 4095 - 7, m2: 1, g1: 1) == .all)
  }

  @Test func whatDoesNotFitIsUnknown() throws {
    for now in [nil, 65537, 65536 - 701] as [UInt64?] {
      guard case .unknown(let reason) = try judge(now, m2: 100) else {
        Issue.record("\(now ?? 0) judged")
        continue
      }
      #expect(!reason.isEmpty)
    }
  }

  @Test func blocksAreCounted() throws {
    let fake = try FakeHost([
      "sys/devices/system/memory/block_size_bytes": "8000000\n",
      "sys/devices/system/memory/memory0/": "", "sys/devices/system/memory/memory17/": "",
      "sys/devices/system/memory/memory_failure/": "",
    ])
    #expect(MemoryBlocks.bytes(of: fake.host().root) == .known(2 << 27))
    #expect(MemoryBlocks.bytes(of: try FakeHost().host().root).value == nil)
  }
}
