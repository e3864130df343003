import HugeTLB
import Testing

@testable import LinuxHost

struct HugeTLBLimitTests {
  private func limits(_ files: [String: String], _ sizes: [HugePageSize] = [.m2, .g1]) throws
    -> [HugeTLBLimit]
  {
    let fake = try FakeHost(files)
    let fact = HugeTLBLimit.all(of: fake.host(), sizes)
    return try #require(fact.value, "\(fact.reason ?? "")")
  }

  @Test func versionTwoTakesTheTightestOnTheWayUp() throws {
    let limits = try limits([
      "proc/self/cgroup": "0::/a/b\n",
      "sys/fs/cgroup/a/b/hugetlb.2MB.max": "max\n",
      "sys/fs/cgroup/a/b/hugetlb.2MB.rsvd.max": "8388608\n",
      "sys/fs/cgroup/a/hugetlb.2MB.max": "4194304\n",
      "sys/fs/cgroup/a/hugetlb.2MB.rsvd.max": "16777216\n",
      "sys/fs/cgroup/a/hugetlb.1GB.max": "max\n",
    ])
    #expect(limits.map(\.pages) == [2, 4])
    #expect(limits.map(\.kind) == [.usage, .reservation])
    #expect(limits[0].description.contains("SIGBUS"))
    #expect(limits[1].description.contains("ENOMEM"))
    #expect(limits[1].description.contains("/sys/fs/cgroup/a/b/hugetlb.2MB.rsvd.max"))
  }

  /// Version 1 says "no limit" by the most that a page counter holds, rounded down to a huge page.
  @Test func versionOneHasItsOwnFilesAndNoMax() throws {
    let limits = try limits([
      "proc/self/cgroup": "5:hugetlb:/c\n0::/\n",
      "sys/fs/cgroup/hugetlb/c/hugetlb.1GB.limit_in_bytes": "0\n",
      "sys/fs/cgroup/hugetlb/c/hugetlb.2MB.limit_in_bytes": "9223372036852678656\n",
    ])
    #expect(limits.map(\.pages) == [0])
    #expect(limits.map(\.size) == [.g1])
  }

  /// As systemd mounts both versions: the second one level lower.
  @Test func theHybridLayoutIsFound() throws {
    let limits = try limits([
      "proc/self/cgroup": "1:name=systemd:/\n0::/x\n",
      "sys/fs/cgroup/unified/x/hugetlb.2MB.max": "2097152\n",
    ])
    #expect(limits.map(\.pages) == [1])
  }

  @Test func withoutLimitsThereAreNone() throws {
    #expect(try limits(["proc/self/cgroup": "0::/\n", "sys/fs/cgroup/cgroup.procs": ""]).isEmpty)
  }

  @Test func nonsenseIsSaidAndNotTakenForALimit() throws {
    let fake = try FakeHost([
      "proc/self/cgroup": "0::/\n", "sys/fs/cgroup/hugetlb.2MB.max": "lots\n",
    ])
    let reason = HugeTLBLimit.all(of: fake.host(), [.m2]).reason
    #expect(reason?.contains("lots") == true)
  }
}
