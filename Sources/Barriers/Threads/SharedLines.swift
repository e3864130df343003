/// Zeroed memory in lines, so that no word shares a cache line with another thread's.
struct SharedLines: ~Copyable {
  private let base: UnsafeMutableRawPointer

  init(count: Int) {
    let size = max(count, 1) * CacheLine.bytes
    base = .allocate(byteCount: size, alignment: CacheLine.bytes)
    base.initializeMemory(as: UInt8.self, repeating: 0, count: size)
  }

  deinit { base.deallocate() }

  /// The 32-bit word at a slot (0 ..< 32) of a line. The owner must outlive it.
  func word(line: Int, slot: Int) -> SharedWord {
    SharedWord(address: address(line, slot * 4).assumingMemoryBound(to: UInt32.self))
  }

  /// The 64-bit word at a slot (0 ..< 16) of a line. The owner must outlive it.
  func counter(line: Int, slot: Int) -> SharedCounter {
    SharedCounter(address: address(line, slot * 8).assumingMemoryBound(to: UInt64.self))
  }

  private func address(_ line: Int, _ offset: Int) -> UnsafeMutableRawPointer {
    base + line * CacheLine.bytes + offset
  }
}
