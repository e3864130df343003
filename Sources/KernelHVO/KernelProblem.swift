public import HugeTLB
public import LinuxHost

/// Why the kernel can't be measured; found before anything is changed.
public enum KernelProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// No hugetlb, or it can't be seen.
  case noPools(String)
  /// The machine has no pool of the size; those it has.
  case noSize(HugePageSize, has: [HugePageSize])
  /// HVO can't be switched on and off here; why.
  case noSwitch(String)
  /// A file can't be written.
  case notWritable(HostError)
  /// The memory doesn't suffice, with what is there.
  case noRoom(KernelRoom, HugePageSize, asked: UInt64)
  /// The node isn't there or has no pools.
  case noNode(Int, has: [Int])
  /// HVO saves nothing on any of the sizes.
  case nothingToMeasure(String)

  /// One line: what is wrong, what would be right.
  public var description: String {
    switch self {
    case .noPools(let reason): reason
    case .noSize(let size, let has):
      "--hugepages \(size): this machine has no such pool; sizes here: "
        + (has.isEmpty ? "none" : has.map(\.description).joined(separator: ", "))
    case .noSwitch(let reason): "the kernel's HVO can't be measured here: \(reason)"
    case .notWritable(let error): error.description
    case .noRoom(let room, let size, let asked):
      "--count \(size)=\(asked): needs \(Self.text(asked, size)); \(room); at most "
        + "\(size)=\(room.pages(of: size)) fit"
    case .noNode(let node, let has):
      "--node \(node): no such node with huge pages; nodes here: "
        + (has.isEmpty ? "none" : has.map { "\($0)" }.joined(separator: ", "))
    case .nothingToMeasure(let reason): reason
    }
  }

  private static func text(_ count: UInt64, _ size: HugePageSize) -> String {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: size.bytes)
    return overflow ? "more than 2^64 bytes" : ByteCount(bytes)?.description ?? "\(bytes) bytes"
  }
}

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
