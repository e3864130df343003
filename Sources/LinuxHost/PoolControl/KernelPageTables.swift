internal import HugeTLB

/// Page-table pages that belong to no process, which is where the splits of vmemmap PMDs show.
public enum KernelPageTables {
  /// `nr_page_table_pages` less the tables of all processes (`VmPTE`, and a top-level table each).
  ///
  /// A difference of two readings tells what the kernel added, though processes come and go; the
  /// value alone is rough, since a top-level table may be more than one page. Kernels before 6.16
  /// don't count their own tables (`pagetable_pte_ctor` with init_mm: inferred from dates).
  ///
  /// O(processes): one read of /proc/PID/status each, again while the sum moves meanwhile.
  public static func read(from host: HostMachine) -> Fact<Int64> {
    guard let version = KernelRelease(host.system.kernelRelease).version,
      version >= KernelVersion(6, 16)
    else { return .unknown("kernels before 6.16 don't count their own page tables") }
    return Fact { () throws(HostError) in
      for _ in 0..<attempts {
        let before = try all(host.root)
        let processes = try tablesOfProcesses(host)
        if try all(host.root) == before { return Int64(clamping: before) - processes }
      }
      throw .malformed(
        HostPath.memoryCounters.description, found: "nr_page_table_pages that moves",
        expected: "a moment without processes that come and go")
    }
  }

  /// Readings that a busy machine gets before it counts as too busy.
  private static let attempts = 20

  private static func all(_ root: HostRoot) throws(HostError) -> UInt64 {
    // Reading it folds the counts that each CPU keeps for itself into those of /proc/vmstat (root
    // only; mm/vmstat.c, `vmstat_refresh`). Without it they are a few pages behind.
    _ = try? root.text(of: .statisticsRefresh)
    return try MemoryState.pageTables(root)
  }

  private static func tablesOfProcesses(_ host: HostMachine) throws(HostError) -> Int64 {
    var pages: Int64 = 0
    for name in try host.root.entries(of: .processes) where name.allSatisfy(\.isNumber) {
      // Gone meanwhile, or a kernel thread without tables of its own.
      guard let text = try? host.root.text(of: .status(ofProcess: name)),
        let kilobytes = KeyedLines(text).number("VmPTE")
      else { continue }
      pages +=
        Int64(clamping: kilobytes) * 1024 / Int64(clamping: max(1, host.system.pageBytes)) + 1
    }
    return pages
  }
}
