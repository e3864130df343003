/// Takes samples of an operation with a clock. Specialised for both: the loop reads the clock twice
/// a sample, allocates nothing and calls nothing through a witness table.
public struct Sampler<C: NanosecondClock> {
  public var clock: C
  public let overhead: TimerOverhead

  /// Calibrates the clock's overhead.
  public init(clock: C) {
    self.clock = clock
    overhead = TimerOverhead.calibrate(&self.clock)
  }

  /// With an overhead that was calibrated before.
  public init(clock: C, overhead: TimerOverhead) {
    self.clock = clock
    self.overhead = overhead
  }

  /// Warms up, then takes samples until the plan's count or budget is reached, the caller stops it
  /// or the operation fails. Samples taken before a stop or failure are kept.
  ///
  /// - Parameter isCancelled: asked before each sample.
  @inlinable
  public mutating func sample<O: TimedOperation & ~Copyable, G: SampleGuard & ~Copyable>(
    _ operation: inout O, guard guardian: inout G, plan: SamplingPlan,
    isCancelled: () -> Bool = { false }
  ) -> Samples {
    let started = clock.now()
    var buffer = SampleBuffer(capacity: plan.count)
    var settling = SteadyState()
    var warmed = 0
    var ending = SamplingEnd.count
    do throws(OperationFailure) {
      while warmed < plan.warmUp.upperBound {
        if warmed >= plan.warmUp.lowerBound, settling.isSteady == true { break }
        if isCancelled() { break }
        let sample = try once(&operation, &guardian)
        settling.record(sample.nanoseconds)
        warmed &+= 1
        if sample.end &- started > plan.budget / 4 { break }
      }
      operation.recordingBegins()
      while !buffer.isFull {
        if isCancelled() {
          ending = .cancelled
          break
        }
        let sample = try once(&operation, &guardian)
        buffer.append(sample.nanoseconds, sample.marks)
        if sample.end &- started > plan.budget {
          ending = .budget
          break
        }
      }
    } catch {
      ending = .failed(error)
    }
    if ending == .budget, buffer.isFull { ending = .count }
    return buffer.samples(
      operationsPerSample: operation.operationsPerSample, overhead: overhead,
      warmUp: WarmUp(samples: warmed, isSteady: settling.isSteady), ending: ending)
  }

  /// One sample: prepare, the timed part, teardown.
  @inlinable
  mutating func once<O: TimedOperation & ~Copyable, G: SampleGuard & ~Copyable>(
    _ operation: inout O, _ guardian: inout G
  ) throws(OperationFailure) -> (nanoseconds: UInt64, end: UInt64, marks: SampleMarks) {
    try operation.prepare()
    guardian.begin()
    let start = clock.now()
    try operation.perform()
    let end = clock.now()
    let marks = guardian.end()
    try operation.teardown()
    return (end >= start ? end &- start : 0, end, marks)
  }
}

extension Sampler: Sendable where C: Sendable {}
