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
