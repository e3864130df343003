/// What others notice: the longest gap that an observer saw in each write.
public struct KernelImpact: Sendable, Hashable {
  public enum Observer: Sendable, Hashable {
    /// A thread that reads the time in a tight loop on this CPU.
    case cpu(Int)
    /// A thread that walks /proc/kpageflags over the frames of the pool's pages: its longest read of
    /// the frames of one huge page.
    case pageFlags
    /// The same of /proc/kpagecount.
    case pageCounts
  }
  public enum Phase: String, Sendable, Hashable, CaseIterable {
    /// Nothing is written meanwhile.
    case quiet
    case off
    case on
  }
  public let observer: Observer
  public let phase: Phase
  /// The longest gap in nanoseconds of each batch that is allocated and freed, or of as long a time
  /// as one with HVO on takes; watches in which the observer didn't get to run aren't in it.
  public let gaps: [Double]
  /// Huge pages in the batch.
  public let batch: UInt64
  public let sizeBytes: UInt64
  /// Base pages that a walker went over; nil for a thread that reads the time.
  public let frames: Int?
}
