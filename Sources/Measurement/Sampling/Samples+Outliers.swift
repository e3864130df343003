extension Samples {
  /// The same samples with outlier marks by Tukey's fences over the undisturbed ones. O(n log n).
  public func markingOutliers() -> Samples {
    var sorted = zip(raw, marks).compactMap { value, mark in
      SampleSelection.undisturbed.includes(mark) ? value : nil
    }
    guard !sorted.isEmpty else { return self }
    sorted.sort()
    let fences = TukeyFences(sorted: sorted)
    let marked = zip(raw, marks).map { value, mark in
      mark.subtracting([.mildOutlier, .severeOutlier]).union(fences.mark(value))
    }
    return Samples(
      raw: raw, marks: marked, operationsPerSample: operationsPerSample, overhead: overhead,
      warmUp: warmUp, ending: ending)
  }

  /// Outliers among the undisturbed samples. O(n).
  public var outliers: Outliers {
    var mild = 0
    var severe = 0
    var total = 0
    for mark in marks where SampleSelection.undisturbed.includes(mark) {
      total += 1
      if mark.contains(.severeOutlier) {
        severe += 1
      } else if mark.contains(.mildOutlier) {
        mild += 1
      }
    }
    return Outliers(mild: mild, severe: severe, total: total)
  }
}

/// Tukey's inner and outer fences of a set of times.
struct TukeyFences {
  let inner: ClosedRange<Double>
  let outer: ClosedRange<Double>

  /// - Precondition: `sorted` is ascending and not empty.
  init(sorted: [UInt64]) {
    let low = Double(sorted[Summary.rank(0.25, of: sorted.count)])
    let high = Double(sorted[Summary.rank(0.75, of: sorted.count)])
    let median = Double(sorted[Summary.rank(0.5, of: sorted.count)])
    let spread = max(high - low, Outliers.finestSpread * median)
    inner = (low - 1.5 * spread)...(high + 1.5 * spread)
    outer = (low - 3 * spread)...(high + 3 * spread)
  }

  func mark(_ value: UInt64) -> SampleMarks {
    let value = Double(value)
    return inner.contains(value) ? [] : outer.contains(value) ? .mildOutlier : .severeOutlier
  }
}
