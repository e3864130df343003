/// Memory by the blocks that can be hot-plugged.
public struct MemoryBlocks: Sendable, Hashable {
  /// Bytes of one: `block_size_bytes` (hexadecimal).
  public let blockBytes: UInt64
  /// Those that are there, by their place in memory.
  public let numbers: Set<UInt64>

  /// Whether the block that holds an address is there.
  public func hold(_ address: UInt64) -> Bool { numbers.contains(address / blockBytes) }

  /// Reads which there are; unknown without CONFIG_MEMORY_HOTPLUG. The number of a block is the one
  /// in its name, decimal.
  public static func present(of root: HostRoot = HostRoot()) -> Fact<MemoryBlocks> {
    Fact { () throws(HostError) in
      let path = HostPath.memoryBlocks.appending("block_size_bytes")
      let text = try root.text(of: path)
      let numbers = try root.entries(of: .memoryBlocks).compactMap {
        $0.hasPrefix("memory") ? UInt64($0.dropFirst(6)) : nil
      }
      guard let size = UInt64(text, radix: 16), size > 0, !numbers.isEmpty else {
        throw .malformed(path.description, found: text, expected: "the size of a memory block")
      }
      return MemoryBlocks(blockBytes: size, numbers: Set(numbers))
    }
  }

  /// Bytes of all blocks.
  public static func bytes(of root: HostRoot = HostRoot()) -> Fact<UInt64> {
    switch present(of: root) {
    case .unknown(let reason): return .unknown(reason)
    case .known(let blocks):
      let (bytes, overflow) = blocks.blockBytes.multipliedReportingOverflow(
        by: UInt64(blocks.numbers.count))
      return overflow
        ? .unknown("\(HostPath.memoryBlocks): memory blocks of 2^64 bytes and more") : .known(bytes)
    }
  }
}
