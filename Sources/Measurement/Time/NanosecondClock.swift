private import Glibc

/// A clock that a sampling loop reads, dispatched statically.
///
/// Named apart from the standard library's `Clock`, whose instants and durations cost more than a
/// system-call-free read.
public protocol NanosecondClock {
  /// Nanoseconds since an arbitrary fixed point; never goes back on one thread.
  mutating func now() -> UInt64
}

/// `clock_gettime(CLOCK_MONOTONIC_RAW)`: not slewed by NTP, the same time on every CPU.
///
/// About 25 ns a read where the vDSO has a fast clocksource (tsc, kvm-clock, arch_sys_counter), a
/// microsecond or more where it has to enter the kernel.
public struct MonotonicRawClock: NanosecondClock, Sendable {
  public init() {}

  public func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC_RAW, &time)
    return UInt64(bitPattern: Int64(time.tv_sec)) &* 1_000_000_000
      &+ UInt64(bitPattern: Int64(time.tv_nsec))
  }
}
