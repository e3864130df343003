import Foundation
import Glibc
import HugeTLB
import LinuxHost
import Testing

@testable import KernelHVO

/// What is found out before anything is written.
struct KernelPreflightTests {
  private let pool = "sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages"
  private let overcommit = "sys/kernel/mm/hugepages/hugepages-2048kB/nr_overcommit_hugepages"
  private let sysctl = "proc/sys/vm/hugetlb_optimize_vmemmap"

  private func preflight(
    _ files: [String: String?] = [:], release: String = "6.18.1", node: Int? = nil
  ) throws -> KernelPreflight {
    let machine = try FakeMachine(files, release: release)
    return try KernelPreflight(machine.host, model: FakeMachine.model, node: node)
  }

  /// The one line that a problem is told in.
  private func problem(_ body: () throws -> Void) -> String {
    do { try body() } catch {
      let text = "\(error)"
      #expect(!text.contains("\n"))
      return text
    }
    Issue.record("no problem found")
    return ""
  }

  // G10.
  @Test func withoutHugetlbItSaysSo() throws {
    let text = problem {
      _ = try preflight([
        pool: nil, overcommit: nil,
        "sys/kernel/mm/hugepages/hugepages-1048576kB/nr_hugepages": nil,
        "sys/kernel/mm/ksm/run": "0",
      ])
    }
    #expect(text.contains("no hugetlb in this kernel"))
  }

  @Test func theSizesOfTheMachineAreNamed() throws {
    let check = try preflight([pool: nil, overcommit: nil])
    #expect(problem { _ = try check.loads([.m2], counts: [:]) }.contains("sizes here: 1G"))
  }

  @Test func withoutTheSwitchTheReasonIsNamed() throws {
    let old = problem {
      _ = try preflight([sysctl: nil, "boot/config-5.10.0": "CONFIG_X=y\n"], release: "5.10.0")
    }
    #expect(old.contains("5.14"))
    let off = problem { _ = try preflight([sysctl: nil, "boot/config-6.18.1": "CONFIG_X=y\n"]) }
    #expect(off.contains("CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP"))
  }

  @Test func aSwitchThatIsFixedAtBootIsToldApart() throws {
    let machine = try FakeMachine()
    chmod(machine.directory.appending(path: sysctl).path, 0o444)
    let text = problem { _ = try KernelPreflight(machine.host, model: FakeMachine.model) }
    #expect(text.contains("fixes HVO at boot"))
  }

  // A8, G1: never silently fewer, and the number that fits is named.
  @Test func morePagesThanFitAreRefusedWithTheNumberThatDoes() throws {
    // 12 GiB available less a tenth of 16 GiB: 10.4 GiB, 5324 pages of 2M.
    let check = try preflight()
    let text = problem { _ = try check.loads([.m2], counts: [.m2: 5325]) }
    #expect(text.contains("2M=5324 fit"))
    #expect(try check.loads([.m2], counts: [.m2: 5324]).map(\.count) == [5324])
    #expect(problem { _ = try check.loads([.g1], counts: [.g1: .max]) }.contains("more than 2^64"))
    #expect(problem { _ = try check.loads([.m2], counts: [.m2: 0]) }.contains("--count"))
  }

  @Test func withoutCountsItChoosesWhatFits() throws {
    #expect(try preflight().loads([.m2, .g1], counts: [:]).map(\.count) == [4096, 8])
    let small = ["proc/meminfo": "MemTotal: 4194304 kB\nMemFree: 0 kB\nMemAvailable: 3145728 kB\n"]
    #expect(try preflight(small).loads([.m2, .g1], counts: [:]).map(\.count) == [1024, 2])
  }

  // G12: the total suffices, the node doesn't.
  @Test func nodesAreNamedWithWhatTheyHave() throws {
    let node = { (n: Int) in "sys/devices/system/node/node\(n)" }
    let files: [String: String?] = [
      "\(node(0))/meminfo": "Node 0 MemFree: 3145728 kB\n",
      "\(node(1))/meminfo": "Node 1 MemFree: 9437184 kB\n",
      "\(node(0))/hugepages/hugepages-2048kB/nr_hugepages": "0",
      "\(node(1))/hugepages/hugepages-2048kB/nr_hugepages": "0",
    ]
    let roomy = try preflight(files)
    #expect(roomy.node == 1)
    #expect(try roomy.loads([.m2], counts: [.m2: 2000]).first?.count == 2000)
    let tight = try preflight(files, node: 0)
    let text = problem { _ = try tight.loads([.m2], counts: [.m2: 2000]) }
    #expect(text.contains("node 0 3.00 GiB") && text.contains("node 1 9.00 GiB"))
    #expect(problem { _ = try preflight(files, node: 7) }.contains("nodes here: 0, 1"))
    let plan = KernelPlan(loads: [.init(.m2, count: 1)], node: roomy.node)
    #expect(plan.settings.contains(.pool(PoolPlace(.m2, node: 1))))
  }

  @Test func sizesWithoutASavingAreNothingToMeasure() throws {
    let machine = try FakeMachine()
    let odd = try KernelModel(
      architecture: .x86_64, structPage: #require(StructPageSize(bytes: 80)),
      version: KernelVersion(6, 18))
    let check = try KernelPreflight(machine.host, model: odd)
    #expect(problem { _ = try check.loads([.m2], counts: [:]) }.contains("saves nothing"))
    #expect(check.base == nil)
  }

  // G9.
  @Test func anAbsentFileIsFoundBeforeTheFirstWrite() throws {
    let machine = try FakeMachine()
    let check = try KernelPreflight(machine.host, model: FakeMachine.model)
    var plan = KernelPlan(loads: try check.loads([.m2], counts: [:]))
    try check.checkWritable(plan, root: machine.host.root)
    plan.expedites = true
    #expect(
      problem { try check.checkWritable(plan, root: machine.host.root) }.contains("rcu_expedited"))
  }
}
