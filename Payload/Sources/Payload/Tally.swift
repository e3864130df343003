import CPayload
import GuestLink

/// What a run executed.
struct Tally {
  var entryStores: UInt64 = 0
  var tlbis: UInt64 = 0
  var dsbs: UInt64 = 0
  var isbs: UInt64 = 0
  /// Times that the other cores were brought to a stand.
  var pauses: UInt64 = 0
  /// Interrupts sent for that.
  var interrupts: UInt64 = 0
  var failedSwaps: UInt64 = 0
  var gaveUp: UInt64 = 0
  var framesFreed: UInt64 = 0
  var framesTaken: UInt64 = 0
}
