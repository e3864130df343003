/// One write to a hugetlb pool of the running kernel, timed again and again.
public struct KernelTimingRow: Sendable, Hashable, Codable {
  public enum Operation: String, Sendable, Hashable, Codable, CaseIterable {
    case allocate, free, demote
    /// Freeing the pages that a demotion made.
    case freeDemoted = "free-demoted"
    /// mmap() of pages beyond the pool (overcommit), which are added one by one.
    case surplus
    /// munmap() of those.
    case surplusFree = "free-surplus"
  }
  /// Whether the kernel's HVO was on.
  public enum HVO: String, Sendable, Hashable, Codable, CaseIterable { case on, off }
  /// How grace periods were waited for.
  public enum RCU: String, Sendable, Hashable, Codable, CaseIterable { case normal, expedited }

  /// Size of the pages that are allocated, freed or split, in bytes.
  public var sizeBytes: Int64
  public var operation: Operation
  public var hvo: HVO
  public var rcu: RCU
  /// Huge pages asked for in one write.
  public var batch: Int64
  /// Huge pages really got, median.
  public var obtained: Figure
  /// Timed writes after the first.
  public var n: Int
  /// Wall time of the first write, in which vmemmap PMDs may have been split.
  public var first: Figure
  /// Page-table pages that the kernel added to its own in that write, one for each vmemmap PMD that was
  /// split; nil if not counted.
  public var firstSplits: Int64?
  /// Wall time of one write, median.
  public var p50: Figure
  public var p99: Figure
  public var maximum: Figure
  /// CPU time of the writing thread in one write, median.
  public var cpuP50: Figure
  /// Median wall time over pages got.
  public var perHugePage: Figure
  /// Events of further writes that weren't timed.
  public var counters: [KernelCounterRecord]
  /// Of the wall times of the writes after the first; nil where there is none, and in older files.
  public var distribution: Distribution?

  public init(
    sizeBytes: Int64, operation: Operation, hvo: HVO, rcu: RCU, batch: Int64, obtained: Figure,
    n: Int, first: Figure, firstSplits: Int64? = nil, p50: Figure, p99: Figure, maximum: Figure,
    cpuP50: Figure,
    perHugePage: Figure, counters: [KernelCounterRecord] = []
  ) {
    self.sizeBytes = sizeBytes
    self.operation = operation
    self.hvo = hvo
    self.rcu = rcu
    self.batch = batch
    self.obtained = obtained
    self.n = n
    self.first = first
    self.firstSplits = firstSplits
    self.p50 = p50
    self.p99 = p99
    self.maximum = maximum
    self.cpuP50 = cpuP50
    self.perHugePage = perHugePage
    self.counters = counters
  }
}

/// An event of the machine during one write to a pool.
public struct KernelCounterRecord: Sendable, Hashable, Codable {
  public var event: String
  /// Where the count comes from: "tracepoint", "interrupts".
  public var rung: String
  public var perWrite: Figure
  public var perHugePage: Figure
  /// The smallest count of a single write, since what else the machine does only adds to it; nil in
  /// older files.
  public var fewest: Figure?

  public init(
    event: String, rung: String, perWrite: Figure, perHugePage: Figure, fewest: Figure? = nil
  ) {
    self.event = event
    self.rung = rung
    self.perWrite = perWrite
    self.perHugePage = perHugePage
    self.fewest = fewest
  }
}
