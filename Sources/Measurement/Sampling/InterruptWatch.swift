private import CBarriers

/// Tells whether an interrupt came between two moments of one thread, without privilege and for a
/// few nanoseconds.
///
/// The timer's tick moves CLOCK_MONOTONIC_COARSE on, on every architecture and in whichever mode it
/// came; on x86-64 any interrupt that came in user mode is seen as well. One that came in the kernel
/// and wasn't the tick isn't seen.
struct InterruptWatch: Sendable {
  private var tick: UInt64 = 0

  mutating func begin() {
    tick = hvo_coarse_time()
    hvo_interrupt_arm()
  }

  func wasInterrupted() -> Bool { hvo_interrupt_seen() != 0 || hvo_coarse_time() != tick }
}
