public import HugeTLB

/// Every hugetlb pool of the machine, of all sizes: /proc/meminfo knows the default size only.
public struct HugePagePools: Sendable, Hashable {
  /// One pool per size, largest pages last.
  public let machine: [HugePagePool]
  /// One pool per NUMA node and size; empty on a kernel without NUMA.
  public let nodes: [HugePagePool]
  /// Names in the directory that are no pool, for the report.
  public let unknownNames: [String]

  /// The sizes of this machine, ascending.
  public var sizes: [HugePageSize] { machine.map(\.size) }

  /// Reads them; unknown with a reason where the kernel has no hugetlb or hides it.
  public static func read(from host: Host) -> Fact<HugePagePools> {
    .unknown("not read")
  }
}
