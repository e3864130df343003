internal import Glibc
internal import Measurement

/// `clock_gettime(CLOCK_THREAD_CPUTIME_ID)`: what the calling thread has run, in nanoseconds.
///
/// A read is a system call, some hundreds of nanoseconds of that same time.
struct ThreadCPUClock: NanosecondClock, Sendable {
  func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}
