internal import Synchronization

/// 64-bit words of memory that threads reach at several addresses: every access is one atomic.
struct SharedWords: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Atomic<UInt64>>

  init(_ address: UnsafeMutableRawPointer) {
    base = address.assumingMemoryBound(to: Atomic<UInt64>.self)
  }

  @inline(__always)
  subscript(index: Int) -> UInt64 {
    get { base[index].load(ordering: .acquiring) }
    nonmutating set { base[index].store(newValue, ordering: .releasing) }
  }

  /// Compare-and-swap; false if the word wasn't `old`. Needs write permission in any case.
  @inline(__always)
  func exchange(_ old: UInt64, for new: UInt64, at index: Int) -> Bool {
    base[index].compareExchange(expected: old, desired: new, ordering: .acquiringAndReleasing)
      .exchanged
  }
}
