@testable import Results

extension Example {
  /// One row in each section about the running kernel, every optional once there and once not.
  static func addKernelRows(to result: inout ResultFile) {
    let time = Figure(1000, .nanoseconds, now)
    let gone = Figure.absent(.nanoseconds, reason: "not timed")
    let counter = KernelCounterRecord(
      event: "interrupts:CAL", rung: "interrupts", perWrite: Figure(2, .count, now),
      perHugePage: .absent(.count, reason: "no pages were got"))
    result.poolStates = [
      PoolStateRow(
        sizeBytes: 2 << 20, pages: 4, optimized: .none, evidence: "e", couldSaveBytes: 24576,
        advice: "a"),
      PoolStateRow(
        sizeBytes: 1 << 30, pages: nil, optimized: .unknown, evidence: "e", couldSaveBytes: nil),
    ]
    result.kernelSavings = [
      KernelSavingRow(
        sizeBytes: 2 << 20, asked: 8, obtained: 7, predictedPages: 49, measuredPages: 42,
        leftPages: 0, controlPages: -1, pageTablePages: Figure(1, .pages, now),
        freeBytes: .absent(.bytes, reason: "no MemFree"), explanation: "one page short"),
      KernelSavingRow(
        sizeBytes: 1 << 30, asked: 1, obtained: 1, predictedPages: 4095, measuredPages: 4095,
        leftPages: 0, controlPages: 0, pageTablePages: Figure(8, .pages, now),
        freeBytes: Figure(-16_773_120, .bytes, now),
        availableBytes: Figure(-16_773_120, .bytes, now),
        netBytes: 16_740_352, netScatteredBytes: 16_740_352, nodes: "node 0: 4095"),
    ]
    result.kernelTimings = [
      KernelTimingRow(
        sizeBytes: 2 << 20, operation: .freeDemoted, hvo: .on, rcu: .expedited, batch: 64,
        obtained: Figure(64, .count, now), n: 20, first: time, p50: time, p99: time, maximum: time,
        cpuP50: gone, perHugePage: time, counters: [counter])
    ]
    result.kernelFits = [
      KernelFitRow(
        sizeBytes: 2 << 20, operation: .allocate, hvo: .off, rcu: .normal, fixed: time,
        perHugePage: time, points: 4)
    ]
    result.kernelTimings.append(
      KernelTimingRow(
        sizeBytes: 2 << 20, operation: .freeDemoted, hvo: .off, rcu: .expedited, batch: 64,
        obtained: Figure(64, .count, now), n: 20, first: time, firstSplits: 1, p50: time, p99: time,
        maximum: time, cpuP50: time, perHugePage: time,
        counters: [
          KernelCounterRecord(
            event: "interrupts:CAL", rung: "interrupts", perWrite: Figure(3, .count, now),
            perHugePage: Figure(0.046875, .count, now), fewest: Figure(2, .count, now))
        ]))
    result.kernelCosts = [
      KernelCostRow(
        sizeBytes: 2 << 20, operation: .allocate, rcu: .normal,
        cpuPerHugePage: Figure(
          3000, .nanoseconds, now, interval: Interval(low: 2900, high: 3100, confidence: 0.95)),
        wallPerHugePage: time, cpuPerWrite: gone, wallPerWrite: time, rounds: 20)
    ]
    result.kernelEvents = [
      KernelEventRow(
        id: "stop-machine", title: "s", n: 20, p50: time, maximum: time, counters: [counter])
    ]
    result.kernelImpact = [
      KernelImpactRow(
        observer: "CPU 1", phase: .on, sizeBytes: 2 << 20, batch: 64, n: 12, p50: time,
        maximum: time),
      KernelImpactRow(
        observer: "/proc/kpageflags", phase: .off, sizeBytes: 2 << 20, batch: 64, n: 12, p50: time,
        maximum: time, frames: 32768),
    ]
    result.kernelPools = [
      KernelPoolRow(
        sizeBytes: 2 << 20, node: nil, before: .init(pages: 8, free: 8, surplus: 0),
        after: .init(pages: 10, free: 6, surplus: 2), leftOver: 2, usedSince: 4),
      KernelPoolRow(
        sizeBytes: 1 << 30, node: 1, before: .init(pages: 0, free: 0, surplus: 0),
        after: .init(pages: 0, free: 0, surplus: 0), leftOver: 0, usedSince: 0),
    ]
    result.modelChecks = [
      ModelCheckRow(
        what: "w", sizeBytes: 2 << 20, model: Figure(7, .pages, .derived(from: "rule")),
        machine: Figure(7, .pages, now), agreement: .exact),
      ModelCheckRow(
        what: "v", sizeBytes: nil, model: Figure(2, .count, .published(source: "s")),
        machine: .absent(.count, reason: "not timed"), agreement: .missing, note: "n"),
    ]
  }
}
