public import HugeTLB
internal import Measurement
internal import PerfCounters

extension KernelReport {
  /// CPU time of the median write with HVO on over the one with HVO off, for the largest batch; nil if
  /// one of them wasn't timed. Waiting isn't in it, so it holds with RCU expedited or not.
  public func slowdown(_ size: HugePageSize, _ operation: KernelCase.Operation) -> Double? {
    guard let on = largest(size, operation, isOptimized: true, false),
      let off = largest(size, operation, isOptimized: false, false),
      on.batch == off.batch, off.cpu > 0
    else { return nil }
    return on.cpu / off.cpu
  }

  /// Median wall and CPU time of the largest batch, and its pages.
  public func largest(
    _ size: HugePageSize, _ operation: KernelCase.Operation, isOptimized: Bool, _ isExpedited: Bool
  ) -> (batch: UInt64, pages: Double, wall: Double, cpu: Double)? {
    let timings = self.timings.filter {
      $0.subject.sizeBytes == size.bytes && $0.subject.operation == operation
        && $0.subject.isOptimized == isOptimized && $0.subject.isExpedited == isExpedited
    }
    guard let timing = timings.max(by: { $0.subject.batch < $1.subject.batch }),
      let wall = Summary(timing.rounds.map(\.wall)),
      let cpu = Summary(timing.rounds.map(\.cpu)),
      let pages = Summary(timing.rounds.map { Double($0.pages) })
    else { return nil }
    return (timing.subject.batch, pages.p50, wall.p50, cpu.p50)
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

  /// What HVO adds to an operation; with RCU as it is, since waiting isn't CPU time.
  public func cost(_ size: HugePageSize, _ operation: KernelCase.Operation) -> KernelCost? {
    costs.first { $0.sizeBytes == size.bytes && $0.operation == operation && !$0.isExpedited }
  }

  /// The sizes that were timed, smallest first.
  public var sizes: [HugePageSize] {
    Set(timings.map(\.subject.sizeBytes)).compactMap { HugePageSize(bytes: $0) }.sorted()
  }
}
