import Foundation
import HugeTLB
import LinuxHost
import SystemPackage

/// A directory that plays /proc and /sys of a machine with HVO, removed with the value.
final class FakeMachine {
  let directory: URL
  let host: HostMachine

  /// - Parameter files: contents by path beside or instead of the usual ones; nil leaves one out.
  init(_ files: [String: String?] = [:], release: String = "6.18.1") throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "kernel-\(UUID())")
    var all: [String: String?] = [
      "proc/sys/vm/hugetlb_optimize_vmemmap": "0\n", "proc/sys/vm/swappiness": "60\n",
      "proc/meminfo": "MemTotal: 16777216 kB\nMemFree: 12582912 kB\nMemAvailable: 12582912 kB\n",
      "sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages": "0\n",
      "sys/kernel/mm/hugepages/hugepages-2048kB/nr_overcommit_hugepages": "0\n",
      "sys/kernel/mm/hugepages/hugepages-1048576kB/nr_hugepages": "0\n",
    ]
    all.merge(files) { $1 }
    for (path, text) in all {
      guard let text else { continue }
      let place = directory.appending(path: path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
    }
    host = HostMachine(
      root: HostRoot(FilePath(directory.path(percentEncoded: false))),
      system: SystemFacts(
        hostName: "fake", kernelRelease: release, machine: "x86_64", pageBytes: 4096, isRoot: true))
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// A kernel of today, with all its rules.
  static let model = try! KernelModel(architecture: .x86_64, version: KernelVersion(6, 18))
}
