/// Percentile bootstrap intervals (Efron, 1979) for medians, from a seed: the same input and seed
/// give the same interval.
///
/// A resample is not drawn value by value: its k-th smallest index is distributed as
/// `floor(n · U)`, U being the k-th order statistic of n uniforms, which is Beta(k, n + 1 − k).
/// So a resample costs one Beta variate, whatever n is, and its distribution is exactly that of the
/// median of n draws with replacement.
public struct Bootstrap: Sendable, Hashable {
  public var seed: UInt64
  /// Medians drawn for an interval, at least 100.
  public var resamples: Int
  /// 0 < confidence < 1.
  public var confidence: Double

  public init(seed: UInt64 = 1, resamples: Int = 2000, confidence: Double = 0.95) {
    self.seed = seed
    self.resamples = max(resamples, 100)
    self.confidence = confidence > 0 && confidence < 1 ? confidence : 0.95
  }

  /// The fewest values for an interval: with fewer, even the whole range holds the true median with
  /// less than this confidence (1 − 2^(1−n), the sign test). 6 at 95 %.
  public var fewest: Int {
    var count = 1
    var miss = 1.0
    while miss > 1 - confidence {
      count += 1
      miss /= 2
    }
    return count
  }

  /// The interval of the median; nil for fewer than `fewest` values, or values that are not finite.
  /// O(n log n).
  public func median(of values: [Double]) -> Interval? {
    guard let sorted = usable(values) else { return nil }
    var random = SplitMix64(seed: seed)
    return interval(of: (0..<resamples).map { _ in resampledMedian(sorted, &random) })
  }

  /// The interval of the difference of two medians, `first − second`, drawn independently; nil as
  /// for `median(of:)`.
  public func difference(of first: [Double], minus second: [Double]) -> Interval? {
    guard let first = usable(first), let second = usable(second) else { return nil }
    var random = SplitMix64(seed: seed)
    return interval(
      of: (0..<resamples).map { _ in
        resampledMedian(first, &random) - resampledMedian(second, &random)
      })
  }

  private func usable(_ values: [Double]) -> [Double]? {
    guard values.count >= fewest, values.allSatisfy(\.isFinite) else { return nil }
    return values.sorted()
  }

  private func resampledMedian(_ sorted: [Double], _ random: inout SplitMix64) -> Double {
    let count = sorted.count
    let rank = Summary.rank(0.5, of: count)
    let position = random.beta(Double(rank + 1), Double(count - rank)) * Double(count)
    return sorted[min(Int(position), count - 1)]
  }

  private func interval(of medians: [Double]) -> Interval {
    let sorted = medians.sorted()
    let tail = (1 - confidence) / 2
    return Interval(
      low: sorted[Summary.rank(tail, of: sorted.count)],
      high: sorted[Summary.rank(1 - tail, of: sorted.count)],
      confidence: confidence)
  }
}
