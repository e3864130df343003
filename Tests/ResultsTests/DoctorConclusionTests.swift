import Foundation
import HugeTLB
import LinuxHost
import Testing

@testable import Results

/// What the doctor says of machines that aren't this one.
struct DoctorConclusionTests {
  private func answers(
    _ files: [String: String], release: String = "6.18.1", machine: String = "x86_64"
  ) throws -> [String] {
    let directory = FileManager.default.temporaryDirectory.appending(path: "doctor-\(UUID())")
    defer { try? FileManager.default.removeItem(at: directory) }
    var all = [
      "proc/meminfo": "MemTotal: 16777216 kB\nMemAvailable: 12582912 kB\n",
      "proc/sys/vm/swappiness": "60\n", "proc/cmdline": "quiet\n",
      "proc/self/cgroup": "0::/\n", "sys/fs/cgroup/cgroup.procs": "",
      "sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages": "0\n",
      "sys/kernel/mm/hugepages/hugepages-1048576kB/nr_hugepages": "0\n",
    ]
    all.merge(files) { $1 }
    for (path, text) in all {
      let place = directory.appending(path: path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
    }
    let host = HostMachine(
      root: HostRoot(path: directory.path(percentEncoded: false)),
      system: SystemFacts(
        hostName: "fake", kernelRelease: release, machine: machine, pageBytes: 4096, isRoot: true))
    let description = HostDescription(of: host)
    let model = try KernelModel(
      architecture: try Architecture(parsing: machine), version: description.kernel.version)
    let pools = PoolStateRow.all(
      description, model: model, blocks: MemoryBlocks.bytes(of: host.root))
    let sizes = description.pools.value?.sizes ?? []
    return Conclusion.doctor(
      description, model: model, pools: pools, limits: HugeTLBLimit.all(of: host, sizes)
    ).map(\.text)
  }

  private let knob = "proc/sys/vm/hugetlb_optimize_vmemmap"
  private let pool = "sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages"

  @Test func offWithEmptyPoolsSaysWhatWouldBeSaved() throws {
    let answers = try answers([knob: "0\n"])
    #expect(answers[0].hasPrefix("HVO is there and off: sysctl vm.hugetlb_optimize_vmemmap = 0"))
    #expect(answers[0].contains("no boot parameter"))
    // 512 × 7 pages less 8 tables: 3576 × 4 KiB; 4095 pages less 8 tables: 4087 × 4 KiB.
    #expect(answers[1].contains("14.0 MiB of each 1.00 GiB in 2M pages"))
    #expect(answers[1].contains("16.0 MiB of each 1.00 GiB in 1G pages"))
  }

  @Test func onByTheBootParameterOrTheSysctl() throws {
    let byBoot = try answers([knob: "1\n", "proc/cmdline": "hugetlb_free_vmemmap=on\n"])
    #expect(byBoot[0].hasPrefix("HVO is on, by the boot parameter"))
    let bySysctl = try answers([knob: "1\n"])
    #expect(bySysctl[0].hasPrefix("HVO is on, by the sysctl"))
  }

  @Test func aPoolThatIsNotOptimisedWouldSaveItsVmemmap() throws {
    // 64 pages: 448 vmemmap pages, less one table: 447 × 4096 B = 1830912 B = 1.746 MiB.
    let blocks = [
      "sys/devices/system/memory/block_size_bytes": "8000000\n",
      "sys/devices/system/memory/memory0/state": "online\n",
      // 128 MiB: 32768 × 64 B are 512 pages, all there.
      "proc/vmstat": "nr_memmap_pages 0\nnr_memmap_boot_pages 512\n",
    ]
    let answers = try answers(blocks.merging([knob: "0\n", pool: "64\n"]) { $1 })
    #expect(answers[1].contains("64 x 2M: not optimised, would save 1.75 MiB"), "\(answers)")
  }

  @Test func theReasonIsNamedWhereItCannotBeHad() throws {
    let old = try answers([:], release: "5.13.2")
    #expect(old.count == 1)
    #expect(old[0].contains("older than 5.14") && old[0].contains("boot a kernel of 5.18"))
    let arm = try answers([:], release: "6.8.0", machine: "aarch64")
    #expect(arm[0].contains("060a2c92d1b6"))
    #expect(arm[0].contains("no setting of this machine helps"))
  }

  @Test func memoryThatHoldsItsOwnVmemmapIsMentioned() throws {
    let answers = try answers([
      knob: "0\n", "sys/module/memory_hotplug/parameters/memmap_on_memory": "Y\n",
    ])
    #expect(answers.contains { $0.hasPrefix("With memory_hotplug.memmap_on_memory on") })
  }

  @Test func limitsOfTheControlGroupAreSentences() throws {
    let answers = try answers([
      knob: "0\n", "sys/fs/cgroup/hugetlb.2MB.rsvd.max": "4194304\n",
    ])
    #expect(answers.last?.contains("allows 2 pages of 2M") == true)
  }
}
