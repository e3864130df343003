/// What one write to a pool took, and what came of it.
public struct WriteTime: Sendable, Hashable {
  /// Nanoseconds from before the write to after it.
  public let wall: Double
  /// CPU nanoseconds of the writing thread meanwhile, by its own clock (CLOCK_THREAD_CPUTIME_ID).
  ///
  /// The write is one system call, so all of it but entering and leaving is system time. `ru_stime` of
  /// getrusage(2) would be that by name, but the kernel makes it by splitting the same clock in the
  /// ratio of timer ticks (kernel/sched/cputime.c, `cputime_adjust`), 4 ms apart at HZ=250: no figure
  /// for a write of microseconds. Waiting (for RCU, for other CPUs' answers) isn't in it, nor work
  /// that other threads or interrupt handlers do for the write.
  public let cpu: Double
  /// Huge pages that were really allocated, freed or demoted.
  public let pages: UInt64
  /// Which round it belongs to, so that HVO on and off of one round can be set side by side.
  public internal(set) var round = 0
}
