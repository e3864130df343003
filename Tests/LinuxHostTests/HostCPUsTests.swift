import Testing

@testable import LinuxHost

struct HostCPUsTests {
  private func cpus(
    online: String, offline: String = "", allowed: String, group: [String: String] = [:]
  ) throws -> HostCPUs {
    let fake = try FakeHost(
      [
        "sys/devices/system/cpu/online": online, "sys/devices/system/cpu/possible": online,
        "sys/devices/system/cpu/offline": offline,
        "proc/thread-self/status": "Name:\tx\nCpus_allowed:\tff\nCpus_allowed_list:\t\(allowed)\n",
      ].merging(group) { $1 })
    return HostCPUs(of: fake.host())
  }

  @Test func usableIsMaskCutToOnline() throws {
    let cpus = try cpus(online: "0,2,4,6\n", offline: "1,3,5,7\n", allowed: "0-7")
    #expect(cpus.usable.value?.ids == [0, 2, 4, 6])
    #expect(cpus.offline.value?.ids == [1, 3, 5, 7])
  }

  @Test func cpusBeyondAnyMaskAreSeen() throws {
    let cpus = try cpus(online: "0-2047", allowed: "0-2047")
    #expect(cpus.usable.value?.count == 2048)
  }

  @Test func unreadableIsAReasonNotNoCPU() throws {
    let cpus = HostCPUs(of: try FakeHost().host())
    #expect(cpus.usable.value == nil)
    #expect(cpus.usable.reason?.contains("/proc/thread-self/status") == true)
    #expect(cpus.quota.value == nil)
    let broken = try self.cpus(online: "none", allowed: "0-1")
    #expect(broken.online.value == nil)
    #expect(broken.usable.value?.ids == [0, 1])
  }

  @Test func theCPUThatIsNotThereIsNamed() throws {
    let cpus = try cpus(online: "0-1", allowed: "0-1")
    let error = #expect(throws: CPUChoiceError.self) { try cpus.choose(CPUList([0, 1, 2])) }
    #expect(error?.description == "this machine has no CPU 2; online are 0-1")
    #expect(throws: CPUChoiceError.none) { try cpus.choose(CPUList([])) }
  }

  @Test func offlineIsLeftOutAndOutsideIsAnError() throws {
    let cpus = try cpus(online: "0-2", offline: "3", allowed: "0-1")
    let choice = try cpus.choose(CPUList([1, 3]))
    #expect(choice.cpus.ids == [1])
    #expect(choice.offline.ids == [3])
    #expect(throws: CPUChoiceError.allOffline(CPUList([3]))) { try cpus.choose(CPUList([3])) }
    #expect(throws: CPUChoiceError.outsideMask(2, usable: CPUList([0, 1]))) {
      try cpus.choose(CPUList([0, 2]))
    }
  }

  @Test(
    arguments: [
      ("max 100000", nil), ("100000 100000", 1), ("250000 100000", 2.5), ("50000 100000", 0.5),
    ] as [(String, Double?)])
  func readsTheQuotaOfVersionTwo(text: String, cpus: Double?) throws {
    let quota = try self.cpus(
      online: "0-63", allowed: "0-63",
      group: ["proc/self/cgroup": "0::/app/job\n", "sys/fs/cgroup/app/job/cpu.max": text]
    ).quota
    #expect(quota == .known(cpus.map(CPUQuota.cpus) ?? .unlimited))
  }

  @Test func theTightestAncestorCounts() throws {
    let quota = try cpus(
      online: "0", allowed: "0",
      group: [
        "proc/self/cgroup": "0::/app/job\n", "sys/fs/cgroup/app/job/cpu.max": "max 100000",
        "sys/fs/cgroup/app/cpu.max": "150000 100000",
      ]
    ).quota
    #expect(quota == .known(.cpus(1.5)))
  }

  @Test(arguments: [("-1", CPUQuota.unlimited), ("200000", .cpus(2))])
  func readsTheQuotaOfVersionOne(quota: String, expected: CPUQuota) throws {
    let found = try cpus(
      online: "0", allowed: "0",
      group: [
        "proc/self/cgroup": "4:cpu,cpuacct:/job\n0::/\n",
        "sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us": quota,
        "sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us": "100000",
      ]
    ).quota
    #expect(found == .known(expected))
  }

  @Test(arguments: ["", "100000", "x y", "100000 0", "-5 100000", "1 2 3"])
  func anOddQuotaIsUnknown(text: String) throws {
    let quota = try cpus(
      online: "0", allowed: "0",
      group: ["proc/self/cgroup": "0::/\n", "sys/fs/cgroup/cpu.max": text]
    ).quota
    if text.isEmpty { #expect(quota == .known(.unlimited)) } else { #expect(quota.value == nil) }
  }

  @Test func aGroupOutsideTheMountCountsAsTheMount() throws {
    let quota = try cpus(
      online: "0", allowed: "0",
      group: ["proc/self/cgroup": "0::/../x\n", "sys/fs/cgroup/cpu.max": "100000 100000"]
    ).quota
    #expect(quota == .known(.cpus(1)))
  }
}
