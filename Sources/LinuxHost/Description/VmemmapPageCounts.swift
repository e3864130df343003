/// What the kernel's vmemmap takes now, in base pages.
public struct VmemmapPageCounts: Sendable, Hashable {
  /// `nr_memmap_pages`: allocated after boot (since v6.11).
  public let allocated: UInt64
  /// `nr_memmap_boot_pages`: allocated at boot.
  public let boot: UInt64

  /// The sum, which HVO lowers by exactly the pages it frees: boot pages come back as allocated
  /// ones, so neither figure alone does.
  public var total: UInt64 { allocated &+ boot }

  /// Reads /proc/vmstat, or a node's file of the same form.
  static func read(from root: HostRoot, in path: HostPath = .memoryCounters)
    -> Fact<VmemmapPageCounts>
  {
    Fact { () throws(HostError) in
      let lines = KeyedLines(try root.text(of: path), separator: " ")
      return VmemmapPageCounts(
        allocated: try lines.count("nr_memmap_pages"), boot: try lines.count("nr_memmap_boot_pages")
      )
    }
  }
}
