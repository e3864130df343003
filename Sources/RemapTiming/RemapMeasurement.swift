public import Measurement
public import PerfCounters
public import Vmemmap

/// What one case took on the simulated vmemmap: the software part, without TLBIs, barriers, pauses.
public struct RemapMeasurement: Sendable {
  public let subject: RemapCase
  /// Nanoseconds per huge page of each timed batch, in the order taken.
  public internal(set) var nanoseconds: [Double] = []
  /// The places of its visits in the order of the whole run, from 0: forwards, then backwards.
  public internal(set) var visits: [Int] = []
  /// Steps of one batch.
  public internal(set) var counts = StepCounts()
  /// Frames freed by one batch less frames it keeps allocated, PTE pages apart; negative for
  /// de-HVO.
  public internal(set) var framesFreed = 0
  /// PTE pages that one batch spent on splits.
  public internal(set) var ptePages = 0
  /// What the counters said over batches of their own; nil if they never ran.
  public internal(set) var counted: CountedBatches?
  /// Why the batch wasn't finished; nil if it was.
  public internal(set) var shortfall: RemapShortfall?

  /// What the counters said, summed over the batches counted.
  public var counters: [CounterReading] { counted?.readings ?? [] }

  /// The distribution over the batches; nil if none was timed.
  public var summary: Summary? { Summary(nanoseconds) }

  /// 95 % bootstrap interval of the median; nil for too few batches.
  public var medianInterval: Interval? { Bootstrap().median(of: nanoseconds) }

  init(_ subject: RemapCase) { self.subject = subject }
}
