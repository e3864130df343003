/// Memory figures that HVO moves, read together.
public struct MemoryState: Sendable, Hashable {
  /// What the vmemmap takes on the whole machine.
  public let vmemmap: Fact<VmemmapPageCounts>
  /// The same of each NUMA node; empty without NUMA, or where the kernel doesn't count per node.
  public let nodes: [Int: VmemmapPageCounts]
  /// Page-table pages of the kernel and of all processes: `nr_page_table_pages`. (Kernel tables
  /// have been in it since about v6.16.)
  public let pageTablePages: Fact<UInt64>
  /// Bytes that nobody uses: `MemFree`. Moves by itself.
  public let free: Fact<UInt64>
  /// Bytes that could be had: `MemAvailable`.
  public let available: Fact<UInt64>

  /// Reads /proc/vmstat, /proc/meminfo and the nodes' vmstat.
  public init(of root: HostRoot = HostRoot()) {
    vmemmap = VmemmapPageCounts.read(from: root)
    var nodes: [Int: VmemmapPageCounts] = [:]
    for node in root.nodes {
      nodes[node] = VmemmapPageCounts.read(from: root, in: .counters(ofNode: node)).value
    }
    self.nodes = nodes
    pageTablePages = Fact { () throws(HostError) in
      let lines = KeyedLines(try root.text(of: .memoryCounters), separator: " ")
      guard let pages = lines.number("nr_page_table_pages") else {
        throw .malformed(
          HostPath.memoryCounters.description, found: "", expected: "a line nr_page_table_pages")
      }
      return pages
    }
    free = Self.meminfo("MemFree", root)
    available = Self.meminfo("MemAvailable", root)
  }

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
