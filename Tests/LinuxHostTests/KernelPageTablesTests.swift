import HugeTLB
import Testing

@testable import LinuxHost

struct KernelPageTablesTests {
  /// 100 pages in all; one process with 12 kB (3 pages) of tables and its top level, one with 40 kB,
  /// and a kernel thread without any.
  private let files = [
    "proc/vmstat": "nr_page_table_pages 100\n",
    "proc/1/status": "Name:\tinit\nVmPTE:\t      12 kB\n",
    "proc/22/status": "Name:\tsh\nVmPTE:\t      40 kB\n",
    "proc/3/status": "Name:\tkthreadd\n",
    "proc/self/status": "Name:\tinit\nVmPTE:\t      12 kB\n",
  ]

  @Test func whatIsNoProcesssIsTheKernels() throws {
    let host = try FakeHost(files).host(release: "6.18.1")
    #expect(KernelPageTables.read(from: host).value == Int64(100 - (3 + 1) - (10 + 1)))
  }

  @Test func olderKernelsDontCountTheirOwn() throws {
    let reason = KernelPageTables.read(from: try FakeHost(files).host(release: "6.12.4")).reason
    #expect(reason?.contains("6.16") == true)
  }

  @Test func withoutTheRowItIsUnknown() throws {
    var files = files
    files["proc/vmstat"] = "nr_free_pages 3\n"
    #expect(
      KernelPageTables.read(from: try FakeHost(files).host(release: "6.18.1")).reason?
        .contains("nr_page_table_pages") == true)
  }
}
