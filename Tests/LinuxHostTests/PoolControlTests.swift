import Glibc
import HugeTLB
import TestSupport
import Testing

@testable import LinuxHost

struct PoolControlTests {
  // G1: a successful write is no allocation.
  @Test func whatWasGotIsReadBack() throws {
    let kernel = FakeKernel(pools: [PoolPlace(.g1): .init(capacity: 7)])
    let counts = try PoolControl(kernel).resize(PoolPlace(.g1), to: 8)
    #expect(counts == PoolCounts(pages: 7, free: 7, surplus: 0))
  }

  @Test func surplusPagesAreNotPersistent() {
    #expect(PoolCounts(pages: 10, free: 0, surplus: 3).persistent == 7)
    #expect(PoolCounts(pages: 1, free: 0, surplus: 3).persistent == 0)
  }

  // G8: file and cause in the message.
  @Test(arguments: [
    (EINVAL, "refused as invalid"), (ENOMEM, "out of memory"), (EROFS, "read-only"),
  ])
  func refusalsNameTheFile(code: Int32, words: String) {
    let kernel = FakeKernel()
    let path = PoolPlace(.m2).pages
    kernel.change { $0.refused[path.relative] = code }
    do {
      _ = try PoolControl(kernel).resize(PoolPlace(.m2), to: 1)
      Issue.record("wrote against a refusal")
    } catch {
      #expect(error.description.contains("hugepages-2048kB/nr_hugepages"))
      #expect(error.description.contains(words))
    }
  }

  @Test func placesHaveTheKernelsNames() {
    #expect(
      PoolPlace(.g1).pages.description
        == "/sys/kernel/mm/hugepages/hugepages-1048576kB/nr_hugepages")
    #expect(
      PoolPlace(.m2, node: 3).pages.description
        == "/sys/devices/system/node/node3/hugepages/hugepages-2048kB/nr_hugepages")
    #expect("\(PoolPlace(.m2, node: 3))" == "2M on node 3")
  }

  /// The real thing: plain files in a directory.
  @Test func filesAreWrittenWhole() throws {
    let fake = try FakeHost([
      "sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages": "512000\n",
      "sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages": "3\n",
      "sys/kernel/mm/hugepages/hugepages-2048kB/surplus_hugepages": "0\n",
    ])
    let control = PoolControl(fake.host().root)
    #expect(try control.resize(PoolPlace(.m2), to: 7) == PoolCounts(pages: 7, free: 3, surplus: 0))
    #expect(throws: HostError.self) { try control.counts(PoolPlace(.g1)) }
    #expect(throws: HostError.self) { try control.resize(PoolPlace(.g1), to: 1) }
    #expect(!control.canDemote(PoolPlace(.m2)))
  }

  @Test func memoryOfANodeIsRead() throws {
    let fake = try FakeHost([
      "sys/devices/system/node/node0/meminfo": "Node 0 MemTotal: 900 kB\nNode 0 MemFree:  123 kB\n"
    ])
    #expect(MemoryState.free(onNode: 0, of: fake.host().root) == 123 * 1024)
    #expect(MemoryState.free(onNode: 1, of: fake.host().root) == nil)
  }
}
