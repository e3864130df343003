public import PerfCounters

/// One event over one write, counted apart from the timed ones.
public struct KernelCounter: Sendable, Hashable {
  /// Name, rung and count summed over `writes`; or why there is none.
  public let reading: CounterReading
  /// Writes that were counted.
  public let writes: Int
  /// The smallest count of a single write: what the machine does besides only adds to it.
  public let fewest: UInt64?
  /// Huge pages that those writes touched.
  public let pages: UInt64
}
