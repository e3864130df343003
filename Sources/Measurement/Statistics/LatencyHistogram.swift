private import Histogram

/// A latency distribution in the buckets of an HdrHistogram: bounded memory, and merging loses
/// nothing, since equal buckets are added. Three significant digits: values are within 0.1 %.
public struct LatencyHistogram: Sendable, Equatable {
  private var buckets: Histogram<UInt64>

  public init() { buckets = Histogram(numberOfSignificantValueDigits: .three) }

  /// All values of a selection, in ns per sample.
  public init(_ samples: Samples, _ selection: SampleSelection = .undisturbed) {
    self.init()
    for (value, marks) in zip(samples.raw, samples.marks) where selection.includes(marks) {
      record(value)
    }
  }

  /// Adds one value in ns; values above 2^62 count as 2^62.
  public mutating func record(_ nanoseconds: UInt64) {
    _ = buckets.record(min(nanoseconds, 1 << 62))
  }

  /// Adds a value of a closed loop, and for one above the interval those that an open loop would have
  /// seen meanwhile: value − interval, value − 2 · interval, … down to the interval. HdrHistogram's
  /// correction of coordinated omission.
  public mutating func record(_ nanoseconds: UInt64, expectedInterval interval: UInt64) {
    record(nanoseconds)
    guard interval > 0, nanoseconds > interval else { return }
    var missing = nanoseconds - interval
    while missing >= interval {
      record(missing)
      missing -= interval
    }
  }

  /// Adds another thread's distribution.
  public mutating func merge(_ other: LatencyHistogram) {
    // Bucket by bucket: the library's own `add` expects equal ranges, and ours grow on demand.
    for bucket in other.buckets.recordedValues() {
      _ = buckets.record(bucket.value, count: bucket.count)
    }
  }

  public var count: UInt64 { buckets.totalCount }

  /// The value at a quantile (0 ... 1), nil when empty.
  public func value(at quantile: Double) -> UInt64? {
    count == 0 ? nil : buckets.valueAtPercentile(min(max(quantile, 0), 1) * 100)
  }

  /// The filled buckets in ascending order: each bucket's highest value and its count.
  public var filled: [(value: UInt64, count: UInt64)] {
    buckets.recordedValues().map { ($0.value, $0.count) }
  }
}
