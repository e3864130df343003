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
        freeBytes: .absent(.bytes, reason: "no MemFree"), explanation: "one page short")
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
    result.kernelEvents = [
      KernelEventRow(id: "stop-machine", title: "s", n: 20, p50: time, maximum: time, counters: [counter])
    ]
    result.kernelImpact = [
      KernelImpactRow(
        observer: "CPU 1", phase: .on, sizeBytes: 2 << 20, batch: 64, n: 12, p50: time, maximum: time)
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
