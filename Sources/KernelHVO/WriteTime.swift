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

/// One thing that was timed.
public struct KernelCase: Sendable, Hashable {
  /// The operations of a pool.
  public enum Operation: String, Sendable, Hashable, CaseIterable {
    case allocate, free, demote
    /// Freeing what a demotion left.
    case freeDemoted = "free-demoted"
    /// A mapping that takes pages beyond the pool, which the kernel adds one by one.
    case surplus
    /// Its end.
    case surplusFree = "free-surplus"
  }

  /// Bytes of one page that is allocated, freed or split.
  public let sizeBytes: UInt64
  public let operation: Operation
  /// Whether HVO was on.
  public let isOptimized: Bool
  /// Whether grace periods were expedited.
  public let isExpedited: Bool
  /// Pages asked for in one write.
  public let batch: UInt64
}

/// All timed writes of one case, interleaved with those of the others.
public struct KernelTiming: Sendable {
  public let subject: KernelCase
  /// The first write, which may split vmemmap PMDs; nil if none was done.
  public internal(set) var first: WriteTime?
  /// The later ones, in the order taken.
  public internal(set) var rounds: [WriteTime] = []
  /// Page-table pages that the kernel added to its own during the first write, one for each vmemmap
  /// PMD that it split; nil if that wasn't counted.
  public internal(set) var firstTables: Int64?
  /// What counters said of further, untimed writes.
  public internal(set) var counters: [KernelCounter] = []

  init(_ subject: KernelCase) { self.subject = subject }

  mutating func add(_ time: WriteTime) {
    if first == nil { first = time } else { rounds.append(time) }
  }
}
