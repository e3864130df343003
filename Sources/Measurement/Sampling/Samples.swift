/// All raw samples of one measurement, each with its marks.
public struct Samples: Sendable, Hashable {
  /// Nanoseconds of each sample as the clock gave them, timer overhead included.
  public let raw: [UInt64]
  /// The marks of each sample; as long as `raw`.
  public let marks: [SampleMarks]
  /// Operations that one sample holds (a batch), at least 1.
  public let operationsPerSample: Int
  /// What the timer adds to each sample.
  public let overhead: TimerOverhead
  public let warmUp: WarmUp
  public let ending: SamplingEnd

  /// - Precondition: one mark set per raw sample.
  public init(
    raw: [UInt64], marks: [SampleMarks], operationsPerSample: Int = 1, overhead: TimerOverhead,
    warmUp: WarmUp = WarmUp(samples: 0, isSteady: nil), ending: SamplingEnd = .count
  ) {
    precondition(raw.count == marks.count, "one mark set per sample")
    self.raw = raw
    self.marks = marks
    self.operationsPerSample = max(operationsPerSample, 1)
    self.overhead = overhead
    self.warmUp = warmUp
    self.ending = ending
  }

  public var count: Int { raw.count }
}

/// The samples taken and thrown away before the first one that counts.
public struct WarmUp: Sendable, Hashable {
  public let samples: Int
  /// Whether the times had settled when the warm-up ended; nil if it was too short to judge.
  public let isSteady: Bool?

  public init(samples: Int, isSteady: Bool?) {
    self.samples = samples
    self.isSteady = isSteady
  }
}

/// Why sampling ended.
public enum SamplingEnd: Sendable, Hashable {
  /// The planned count was reached.
  case count
  /// The time budget ran out first.
  case budget
  /// The caller asked to stop.
  case cancelled
  /// The operation failed; the samples before it stand.
  case failed(OperationFailure)
}
