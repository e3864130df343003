public import Measurement

/// One operation's time as a fixed part and a part per huge page.
public struct KernelFit: Sendable, Hashable {
  public let sizeBytes: UInt64
  public let operation: KernelCase.Operation
  public let isOptimized: Bool
  public let isExpedited: Bool
  /// Nanoseconds: constant per write, slope per huge page.
  public let line: LineFit

  /// One for each operation of which three batches or more were timed.
  ///
  /// The points are the medians of the batches, weighted by their relative size: noise of a busy
  /// machine hits long writes more often, and single outliers mustn't tilt the line.
  static func all(_ timings: [KernelTiming]) -> [KernelFit] {
    var groups: [(key: KernelCase, timings: [KernelTiming])] = []
    for timing in timings {
      let one = timing.subject
      let key = KernelCase(
        sizeBytes: one.sizeBytes, operation: one.operation, isOptimized: one.isOptimized,
        isExpedited: one.isExpedited, batch: 0)
      if let index = groups.firstIndex(where: { $0.key == key }) {
        groups[index].timings.append(timing)
      } else {
        groups.append((key, [timing]))
      }
    }
    return groups.compactMap { key, timings in
      let points = timings.compactMap { timing -> (x: Double, value: Double)? in
        guard let time = Summary(timing.rounds.map(\.wall)),
          let pages = Summary(timing.rounds.map { Double($0.pages) }), time.p50 > 0
        else { return nil }
        return (pages.p50, time.p50)
      }
      guard points.count >= 3, let line = LineFit(points, weighting: .relative) else { return nil }
      return KernelFit(
        sizeBytes: key.sizeBytes, operation: key.operation, isOptimized: key.isOptimized,
        isExpedited: key.isExpedited, line: line)
    }
  }
}
