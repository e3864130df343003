internal import CBarriers

/// A 32-bit word that threads share through acquire loads, release stores and futexes. A view: the
/// memory belongs to a `SharedLines`.
struct SharedWord: @unchecked Sendable {
  // Sendable: every access goes through the atomics below.
  let address: UnsafeMutablePointer<UInt32>

  @inline(__always) func load() -> UInt32 { hvo_load_32(address) }
  @inline(__always) func store(_ value: UInt32) { hvo_store_32(address, value) }
  /// Adds and gives the new value.
  @inline(__always) @discardableResult
  func add(_ value: UInt32) -> UInt32 { hvo_add_32(address, value) }

  /// Sleeps while the word has this value; may return early. FUTEX_WAIT.
  func sleep(while value: UInt32, atMost nanoseconds: UInt64 = 0) {
    _ = hvo_futex_wait(address, value, nanoseconds)
  }

  /// Wakes every sleeper: how many there were. FUTEX_WAKE.
  @discardableResult
  func wakeAll() -> Int { Int(max(hvo_futex_wake(address, .max), 0)) }
}

/// A 64-bit count or time that one thread stores and others load.
struct SharedCounter: @unchecked Sendable {
  // Sendable: every access goes through the atomics below.
  let address: UnsafeMutablePointer<UInt64>

  @inline(__always) func load() -> UInt64 { hvo_load_64(address) }
  @inline(__always) func store(_ value: UInt64) { hvo_store_64(address, value) }
}
