public import HugeTLB
public import LinuxHost

/// Memory that may be put into pools, and what is left alone.
public struct KernelRoom: Sendable, Hashable, CustomStringConvertible {
  /// Bytes that could be had now: of the machine, or of the node.
  public let available: UInt64
  /// Bytes that are never taken: a tenth of the memory, at least 1 GiB.
  public let reserve: UInt64
  /// Free bytes of each NUMA node, for the message.
  public let nodes: [Int: UInt64]

  /// Reads it.
  public init(of root: HostRoot = HostRoot(), node: Int? = nil) {
    let total = MemorySize.read(from: root).value?.total ?? 0
    reserve = max(1 << 30, total / 10)
    var nodes: [Int: UInt64] = [:]
    for node in root.nodes {
      nodes[node] = MemoryState.free(onNode: node, of: root)
    }
    self.nodes = nodes
    let machine = MemoryState.available(of: root).value ?? 0
    available = node.flatMap { nodes[$0] }.map { min($0, machine) } ?? machine
  }

  /// Any room, for tests.
  public init(available: UInt64, reserve: UInt64, nodes: [Int: UInt64] = [:]) {
    (self.available, self.reserve, self.nodes) = (available, reserve, nodes)
  }

  /// Bytes that may be taken.
  public var bytes: UInt64 { available > reserve ? available - reserve : 0 }

  /// Huge pages that fit.
  public func pages(of size: HugePageSize) -> UInt64 { bytes / size.bytes }

  /// "available 22.1 GiB, of which 2.35 GiB are left alone".
  public var description: String {
    func text(_ bytes: UInt64) -> String { ByteCount(bytes)?.description ?? "\(bytes) B" }
    var line = "available \(text(available)), of which \(text(reserve)) are left alone"
    if nodes.count > 1 {
      let list = nodes.sorted { $0.key < $1.key }.map { "node \($0.key) \(text($0.value))" }
      line += " (free: \(list.joined(separator: ", ")))"
    }
    return line
  }
}
