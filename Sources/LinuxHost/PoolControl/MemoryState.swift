/// Memory figures that HVO moves, read together.
public struct MemoryState: Sendable, Hashable {
  /// What the vmemmap takes on the whole machine.
  public let vmemmap: Fact<VmemmapPageCounts>
  /// The same of each NUMA node; empty where the kernel counts the machine only, as it does (since
  /// 9d8573111024, "mm: don't account memmap per-node", in v6.11).
  public let nodes: [Int: VmemmapPageCounts]
  /// Page-table pages that belong to no process.
  public let kernelTables: Fact<Int64>
  /// Bytes that nobody uses: `MemFree`. Moves by itself.
  public let free: Fact<UInt64>
  /// Bytes that could be had: `MemAvailable`.
  public let available: Fact<UInt64>

  /// Reads /proc/vmstat, /proc/meminfo and the status of every process.
  public init(of host: HostMachine) {
    let root = host.root
    vmemmap = VmemmapPageCounts.read(from: root)
    var nodes: [Int: VmemmapPageCounts] = [:]
    for node in root.nodes {
      nodes[node] = VmemmapPageCounts.read(from: root, in: .counters(ofNode: node)).value
    }
    self.nodes = nodes
    kernelTables = KernelPageTables.read(from: host)
    free = Self.meminfo("MemFree", root)
    available = Self.meminfo("MemAvailable", root)
  }

  /// `nr_page_table_pages`: of the kernel and of all processes.
  static func pageTables(_ root: HostRoot) throws(HostError) -> UInt64 {
    let lines = KeyedLines(try root.text(of: .memoryCounters), separator: " ")
    guard let pages = lines.number("nr_page_table_pages") else {
      throw .malformed(
        HostPath.memoryCounters.description, found: "", expected: "a line nr_page_table_pages")
    }
    return pages
  }

  /// Bytes that could be had: `MemAvailable`.
  public static func available(of root: HostRoot) -> Fact<UInt64> { meminfo("MemAvailable", root) }

  private static func meminfo(_ key: String, _ root: HostRoot) -> Fact<UInt64> {
    Fact { () throws(HostError) in
      try KeyedLines(try root.text(of: .memoryInformation)).bytes(key)
    }
  }

  /// Free bytes of one node; nil where they can't be read.
  public static func free(onNode node: Int, of root: HostRoot = HostRoot()) -> UInt64? {
    guard let text = try? root.text(of: .memory(ofNode: node)) else { return nil }
    // Lines are "Node 0 MemFree:  123 kB".
    let lines = KeyedLines(text)
    return lines.number("Node \(node) MemFree").flatMap {
      let (bytes, overflow) = $0.multipliedReportingOverflow(by: 1024)
      return overflow ? nil : bytes
    }
  }
}
