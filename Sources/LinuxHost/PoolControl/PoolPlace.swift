public import HugeTLB

/// A hugetlb pool by its place: a size, and a NUMA node or the whole machine.
public struct PoolPlace: Sendable, Hashable {
  /// The size of its pages.
  public let size: HugePageSize
  /// The NUMA node; nil for the whole machine.
  public let node: Int?

  /// The pool of `size` on `node`.
  public init(_ size: HugePageSize, node: Int? = nil) {
    self.size = size
    self.node = node
  }

  /// Its directory below /sys.
  public var directory: HostPath {
    (node.map(HostPath.pools(ofNode:)) ?? .hugePagePools).appending(size.sysfsName)
  }
  /// Pages in it; a write asks for that many persistent ones.
  public var pages: HostPath { directory.appending("nr_hugepages") }
  /// Pages nobody uses.
  public var free: HostPath { directory.appending("free_hugepages") }
  /// Pages above the number asked for.
  public var surplus: HostPath { directory.appending("surplus_hugepages") }
  /// Write-only: splits so many free pages into those of `demote_size` (since v5.16).
  public var demote: HostPath { directory.appending("demote") }
}

extension PoolPlace: CustomStringConvertible {
  /// `2M` or `2M on node 0`.
  public var description: String { node.map { "\(size) on node \($0)" } ?? "\(size)" }
}
