internal import HugeTLB

/// Page-table pages that belong to no process, which is where the splits of vmemmap PMDs show.
public enum KernelPageTables {
  /// `nr_page_table_pages` less the tables of all processes (`VmPTE`, and a top-level table each).
  ///
  /// A difference of two readings tells what the kernel added, though processes come and go; the
  /// value alone is rough, since a top-level table may be more than one page. Kernels before 6.16
  /// don't count their own tables (`pagetable_pte_ctor` with init_mm: inferred from dates).
  ///
  /// O(processes): one read of /proc/PID/status each.
  public static func read(from host: HostMachine) -> Fact<Int64> {
    guard let version = KernelRelease(host.system.kernelRelease).version,
      version >= KernelVersion(6, 16)
    else { return .unknown("kernels before 6.16 don't count their own page tables") }
    let root = host.root
    return Fact { () throws(HostError) in
      // Reading it folds the counts that each CPU keeps for itself into those of /proc/vmstat (root
      // only; mm/vmstat.c, `vmstat_refresh`). Without it they are a few pages behind.
      _ = try? root.text(of: .statisticsRefresh)
      let all = try MemoryState.pageTables(root)
      var processes: Int64 = 0
      for name in try root.entries(of: .processes) where name.allSatisfy(\.isNumber) {
        // Gone meanwhile, or a kernel thread without tables of its own.
        guard let text = try? root.text(of: .status(ofProcess: name)),
          let kilobytes = KeyedLines(text).number("VmPTE")
        else { continue }
        processes += Int64(clamping: kilobytes * 1024 / max(1, host.system.pageBytes)) + 1
      }
      return Int64(clamping: all) - processes
    }
  }
}
