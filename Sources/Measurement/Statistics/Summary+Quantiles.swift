extension Summary {
  /// `p99` where it says more than `maximum`: of fewer than 100 values it would be the largest under
  /// another name, and is nil.
  public var distinctP99: Double? { count < 100 ? nil : p99 }
  /// Why it is nil.
  public static let noP99 = "fewer than 100 samples: p99 would be the maximum"

  /// The percentages at which a distribution is kept: enough to draw it, ends and tail included.
  public static let percents: [Double] = [0, 1, 5, 10, 25, 50, 75, 90, 95, 99, 99.9, 100]

  /// The values at percentages from 0 to 100 (others count as those), by the nearest-rank definition: each was measured.
  /// Empty if there is no value, or one that is not finite. O(n log n).
  public static func quantiles(of values: [Double], at percents: [Double] = percents) -> [Double] {
    guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return [] }
    let sorted = values.sorted()
    // Multiplied first: 99.9 / 100 is a little more than 0.999.
    return percents.map { percent in
      let rank = (min(max(percent, 0), 100) * Double(sorted.count) / 100).rounded(.up)
      return sorted[min(max(Int(rank) - 1, 0), sorted.count - 1)]
    }
  }
}
