import Testing

@testable import LinuxHost

struct BootCommandLineTests {
  @Test func splitsAsTheKernelDoes() {
    let line = BootCommandLine("quiet root=/dev/sda1  dyndbg=\"file a +p\" x=\"y\" -- hugepages=3")
    #expect(line.parameters.map(\.name) == ["quiet", "root", "dyndbg", "x"])
    #expect(line.values(of: "dyndbg") == ["file a +p"])
    #expect(line.values(of: "quiet") == [nil])
    #expect(line.values(of: "hugepages") == [])
  }

  @Test func dashAndUnderscoreAreTheSame() {
    #expect(BootCommandLine("hugetlb-free-vmemmap=on").flag("hugetlb_free_vmemmap") == true)
    #expect(BootCommandLine("a-b=c-d").values(of: "a_b") == ["c-d"])
  }

  @Test(
    arguments: [
      ("on", true), ("1", true), ("y", true), ("off", false), ("0", false), ("n", false),
      ("maybe", nil), ("", nil),
    ] as [(String, Bool?)])
  func readsSwitches(text: String, value: Bool?) {
    #expect(BootCommandLine("hugetlb_free_vmemmap=\(text)").flag("hugetlb_free_vmemmap") == value)
  }

  @Test func theLastWins() {
    #expect(BootCommandLine("a=on a=off").flag("a") == false)
    #expect(BootCommandLine("").flag("a") == nil)
  }
}
