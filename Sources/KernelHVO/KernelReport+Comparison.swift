public import HugeTLB
public import Measurement
internal import PerfCounters

extension KernelReport {
  /// The median write with HVO on over the one with HVO off, for the largest batch; nil if one of
  /// them wasn't timed.
  public func slowdown(_ size: HugePageSize, _ operation: KernelCase.Operation, isExpedited: Bool)
    -> Double?
  {
    guard let on = largest(size, operation, isOptimized: true, isExpedited),
      let off = largest(size, operation, isOptimized: false, isExpedited),
      on.batch == off.batch, off.wall > 0
    else { return nil }
    return on.wall / off.wall
  }

  /// Median wall time of the largest batch and its pages.
  public func largest(
    _ size: HugePageSize, _ operation: KernelCase.Operation, isOptimized: Bool, _ isExpedited: Bool
  ) -> (batch: UInt64, pages: Double, wall: Double)? {
    let timings = self.timings.filter {
      $0.subject.sizeBytes == size.bytes && $0.subject.operation == operation
        && $0.subject.isOptimized == isOptimized && $0.subject.isExpedited == isExpedited
    }
    guard let timing = timings.max(by: { $0.subject.batch < $1.subject.batch }),
      let wall = Summary(timing.rounds.map(\.wall)),
      let pages = Summary(timing.rounds.map { Double($0.pages) })
    else { return nil }
    return (timing.subject.batch, pages.p50, wall.p50)
  }

  /// The fewest function-call interrupts that one write took; nil if they weren't counted.
  public func callInterrupts(
    _ size: HugePageSize, _ operation: KernelCase.Operation, isOptimized: Bool
  ) -> Double? {
    let timings = self.timings.filter {
      $0.subject.sizeBytes == size.bytes && $0.subject.operation == operation
        && $0.subject.isOptimized == isOptimized && !$0.subject.isExpedited
    }
    return timings.compactMap { timing in
      timing.counters.first { $0.reading.name == "interrupts:CAL" }?.fewest.map { Double($0) }
    }.min()
  }

  /// HVO on over HVO off per huge page, without what a write costs once: whole writes with RCU
  /// expedited where they were timed, else the slopes over the batches; and which of the two.
  public func slowdownPerPage(_ size: HugePageSize, _ operation: KernelCase.Operation)
    -> (value: Double, how: String)?
  {
    if let value = slowdown(size, operation, isExpedited: true) {
      return (value, "whole writes, RCU expedited")
    }
    func slope(_ isOn: Bool) -> Double? {
      fits.first {
        $0.sizeBytes == size.bytes && $0.operation == operation && $0.isOptimized == isOn
          && !$0.isExpedited
      }?.line.slope.value
    }
    guard let on = slope(true), let off = slope(false), on > 0, off > 0 else { return nil }
    return (on / off, "slopes over the batches")
  }

  /// What HVO adds to one huge page, with RCU expedited so that nothing waits: the difference of the
  /// medians of the largest batch over its pages, with its interval; nil if that wasn't timed.
  public func addedPerPage(_ size: HugePageSize, _ operation: KernelCase.Operation)
    -> (value: Double, interval: Interval?)?
  {
    guard let on = largest(size, operation, isOptimized: true, true),
      let off = largest(size, operation, isOptimized: false, true), on.batch == off.batch,
      on.pages > 0
    else { return nil }
    func walls(_ isOn: Bool) -> [Double] {
      timings.first {
        $0.subject.sizeBytes == size.bytes && $0.subject.operation == operation
          && $0.subject.isOptimized == isOn && $0.subject.isExpedited
          && $0.subject.batch == on.batch
      }?.rounds.map { $0.wall / Double(max(1, $0.pages)) } ?? []
    }
    return (
      (on.wall - off.wall) / on.pages, Bootstrap().difference(of: walls(true), minus: walls(false))
    )
  }

  /// The sizes that were timed, smallest first.
  public var sizes: [HugePageSize] {
    Set(timings.map(\.subject.sizeBytes)).compactMap { HugePageSize(bytes: $0) }.sorted()
  }
}
