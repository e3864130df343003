/// An operation begun on a schedule of intended times, so that one that was held up is seen to be
/// late: without that, a slow call also hides the calls that should have come meanwhile
/// (coordinated omission; Tene, 2012).
public struct PacedSamples: Sendable, Hashable {
  /// From each call to its return.
  public let service: Samples
  /// How long after its intended time each call began, in ns; as many as samples.
  public let lags: [UInt64]
  /// Distance of two intended times, in ns.
  public let interval: UInt64
  /// From the first intended time to the last return, in ns.
  public let duration: UInt64

  public init(service: Samples, lags: [UInt64], interval: UInt64, duration: UInt64) {
    self.service = service
    self.lags = lags
    self.interval = interval
    self.duration = duration
  }

  /// From each intended time to the return of its call: undisturbed or not, since a caller waits in
  /// any case.
  public var responses: [Double] { zip(service.raw, lags).map { Double($0) + Double($1) } }

  /// Calls begun more than one interval late.
  public var late: Int { lags.count { $0 > interval } }
}

extension Sampler {
  /// Begins the operation every `interval` ns, or at once if that time has passed; waits by spinning.
  /// Preparing happens before the intended time. The plan's budget ends it early.
  @inlinable
  public mutating func pace<O: TimedOperation & ~Copyable, G: SampleGuard & ~Copyable>(
    _ operation: inout O, guard guardian: inout G, interval: UInt64, plan: SamplingPlan,
    isCancelled: () -> Bool = { false }
  ) -> PacedSamples {
    var buffer = SampleBuffer(capacity: plan.count)
    var lags: [UInt64] = []
    lags.reserveCapacity(plan.count)
    var ending = SamplingEnd.count
    var began = clock.now()
    var ended = began
    do throws(OperationFailure) {
      for _ in 0..<plan.warmUp.lowerBound { _ = try once(&operation, &guardian) }
      operation.recordingBegins()
      began = clock.now() &+ interval
      ended = began
      var intended = began
      while !buffer.isFull {
        if isCancelled() {
          ending = .cancelled
          break
        }
        try operation.prepare()
        guardian.begin()
        var start = clock.now()
        while start < intended { start = clock.now() }
        try operation.perform()
        ended = clock.now()
        buffer.append(ended >= start ? ended &- start : 0, guardian.end())
        lags.append(start &- intended)
        try operation.teardown()
        if ended > began, ended &- began > plan.budget {
          ending = .budget
          break
        }
        intended = intended &+ interval
      }
    } catch {
      ending = .failed(error)
    }
    return PacedSamples(
      service: buffer.samples(
        operationsPerSample: operation.operationsPerSample, overhead: overhead, ending: ending),
      lags: lags, interval: interval, duration: ended > began ? ended &- began : 0)
  }
}
