internal import CBarriers

/// 64-bit words of memory that threads reach at several addresses: every access is one atomic.
struct SharedWords: @unchecked Sendable {
  // Sendable: every access goes through the atomics below.
  private let base: UnsafeMutablePointer<UInt64>

  init(_ address: UnsafeMutableRawPointer) {
    base = address.assumingMemoryBound(to: UInt64.self)
  }

  @inline(__always)
  subscript(index: Int) -> UInt64 {
    get { hvo_load_64(base + index) }
    nonmutating set { hvo_store_64(base + index, newValue) }
  }

  /// Compare-and-swap; false if the word wasn't `old`. Needs write permission in any case.
  @inline(__always)
  func exchange(_ old: UInt64, for new: UInt64, at index: Int) -> Bool {
    hvo_exchange_64(base + index, old, new) != 0
  }
}
