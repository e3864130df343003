import HugeTLB
import Testing

@testable import LinuxHost

/// What each kernel comes to: Documentation/admin-guide/mm/hugetlbpage.rst and the history of
/// mm/hugetlb_vmemmap.c.
struct HVOJudgementTests {
  private func state(
    _ release: String, machine: String = "x86_64", sysctl: Bool? = nil, compiledIn: Bool? = nil,
    boot: Bool? = nil, hugeTLB: Bool = true, onMemory: Bool = false, structPage: UInt64 = 64
  ) -> HVOState {
    HVOJudgement(
      release: KernelRelease(release), machine: machine, hasHugeTLB: hugeTLB,
      showsKernel: true, sysctlExists: sysctl != nil,
      sysctl: sysctl.map(Fact.known) ?? .unknown("absent"),
      compiledIn: compiledIn.map(Fact.known) ?? .unknown("no configuration"), bootParameter: boot,
      memmapOnMemory: onMemory,
      structPage: .init(size: StructPageSize(bytes: structPage)!, source: .kernelTypes)
    ).state
  }

  @Test func theSysctlHasTheWord() {
    #expect(state("6.18.44", sysctl: true) == .on)
    #expect(state("6.18.44", sysctl: false, boot: true) == .off)
    // A backport in an old kernel, or an architecture that this tool doesn't know of.
    #expect(state("5.10.0-vendor", machine: "sw_64", sysctl: true) == .on)
  }

  @Test func withoutSysctlTheReasonIsNamed() {
    #expect(state("6.12.0", hugeTLB: false) == .unavailable(.noHugeTLB))
    #expect(state("5.13.19") == .unavailable(.kernelTooOld(release: "5.13.19")))
    let noHVO: [(release: String, machine: String, word: String)] = [
      ("6.8.0-arm", "aarch64", "060a2c92d1b6"), ("6.3.0", "aarch64", "break-before-make"),
      ("6.12.0", "ppc64le", "powerpc"), ("6.18.0", "s390x", "64e2f60f355e"),
      ("6.12.0", "sw_64", "sw_64"), ("6.1.0", "riscv64", "6.5"),
    ]
    for (release, machine, word) in noHVO {
      guard case .unavailable(.architecture(let reason)) = state(release, machine: machine) else {
        Issue.record("\(machine) \(release) wasn't judged by its architecture")
        continue
      }
      #expect(reason.contains(word))
    }
    // arm64 had it for a while, so the configuration decides.
    #expect(state("6.2.0", machine: "aarch64", compiledIn: false) == .unavailable(.notCompiledIn))
    #expect(state("6.12.0", compiledIn: false) == .unavailable(.notCompiledIn))
    #expect(
      state("6.12.0", compiledIn: true, structPage: 80) == .unavailable(.structPage(bytes: 80)))
    #expect(state("5.19.0", compiledIn: true, onMemory: true) == .unavailable(.memmapOnMemory))
    #expect(state("6.12.0", compiledIn: true) == .unavailable(.nothingToOptimize))
  }

  @Test func beforeTheSysctlTheBootParameterSwitches() {
    #expect(state("5.15.0", compiledIn: true, boot: true) == .on)
    #expect(state("5.15.0", compiledIn: true) == .off)
  }

  @Test func whatIsNotKnownIsNotGuessed() {
    for release in ["6.12.0", "5.15.0", "odd"] {
      guard case .unknown(let reason) = state(release) else {
        Issue.record("\(release) judged without evidence")
        continue
      }
      #expect(reason.contains("no configuration"))
    }
  }
}

struct HVOStatusTests {
  private let sysctl = "proc/sys/vm/hugetlb_optimize_vmemmap"
  private let pools = [
    "sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages": "0", "proc/sys/vm/": "",
  ]

  private func status(_ files: [String: String], release: String = "6.12.1") throws -> HVOStatus {
    HVOStatus(of: try FakeHost(files.merging(pools) { a, _ in a }).host(release: release))
  }

  @Test func offTellsWhatToType() throws {
    let status = try status([sysctl: "0\n", "proc/cmdline": "quiet"])
    #expect(status.state == .off)
    #expect(status.bootParameter == .known(nil))
    let advice = status.advice.joined(separator: "\n")
    #expect(advice.contains("sysctl -w vm.hugetlb_optimize_vmemmap=1"))
    #expect(advice.contains("hugetlb_free_vmemmap=on"))
  }

  @Test func onTellsHowToTurnItOff() throws {
    let status = try status([sysctl: "1\n", "proc/cmdline": "hugetlb_free_vmemmap=on"])
    #expect(status.state == .on)
    #expect(status.bootParameter == .known(true))
    #expect(status.advice.contains { $0.contains("vm.hugetlb_optimize_vmemmap=0") })
  }

  @Test func hiddenSysctlsAreUnknownNotAbsent() throws {
    let configuration = "CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP=y\n"
    let fake = try FakeHost([
      "sys/kernel/mm/hugepages/": "", "boot/config-6.12.1": configuration,
    ])
    guard case .unknown = HVOStatus(of: fake.host()).state else {
      Issue.record("judged without /proc/sys")
      return
    }
  }

  @Test func anOddValueIsUnknown() throws {
    guard case .unknown = try status([sysctl: "maybe"]).state else {
      Issue.record("judged a value that isn't one")
      return
    }
  }

  @Test func readsTheInstalledConfiguration() throws {
    let on = "CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP=y\nCONFIG_X=y\n"
    #expect(try status(["boot/config-6.12.1": on]).compiledIn == .known(true))
    let off = "# CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP is not set\n"
    let status = try status(["boot/config-6.12.1": off])
    #expect(status.compiledIn == .known(false))
    #expect(status.state == .unavailable(.notCompiledIn))
    #expect(status.advice == ["build the kernel with CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP=y"])
    let like = "CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP_DEFAULT_ON=y\n"
    #expect(try self.status(["boot/config-6.12.1": like]).compiledIn == .known(false))
    #expect(try self.status([:]).compiledIn.value == nil)
  }

  @Test(arguments: [
    HVOObstacle.kernelTooOld(release: "5.4"), .architecture("x"), .notCompiledIn, .noHugeTLB,
    .structPage(bytes: 80), .memmapOnMemory,
    .nothingToOptimize,
  ])
  func everyObstacleIsOneLine(obstacle: HVOObstacle) {
    #expect(!obstacle.description.contains("\n"))
    #expect(HVOState.unavailable(obstacle).description.hasPrefix("unavailable: "))
  }
}
