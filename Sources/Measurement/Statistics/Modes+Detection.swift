private import Glibc

extension Modes {
  /// Each hump has to hold at least this share of the samples.
  static let smallestShare = 0.05
  /// The humps' medians have to differ by at least this share of the lower one.
  static let smallestDistance = 0.20
  /// The middle third between the medians may hold at most this share of the smaller hump. For one
  /// hump, split in two where it splits best, it holds about a third (uniform, normal) or more
  /// (exponential).
  static let fullestValley = 0.15

  /// Looks for two humps; nil if there is one, or more than this can tell. Works on logarithms,
  /// since times are skewed. O(n log n).
  public init?(_ values: [Double]) {
    let sorted = values.filter { $0 > 0 && $0.isFinite }.sorted()
    guard sorted.count >= 20, let split = Modes.bestSplit(sorted.map { log($0) }) else {
      return nil
    }
    let low = sorted[..<split]
    let high = sorted[split...]
    let smaller = min(low.count, high.count)
    guard Double(smaller) >= Modes.smallestShare * Double(sorted.count) else { return nil }
    let lowMedian = low[low.startIndex + Summary.rank(0.5, of: low.count)]
    let highMedian = high[high.startIndex + Summary.rank(0.5, of: high.count)]
    guard highMedian - lowMedian >= Modes.smallestDistance * lowMedian else { return nil }
    let third = (log(highMedian) - log(lowMedian)) / 3
    let valley = exp(log(lowMedian) + third)...exp(log(highMedian) - third)
    let inValley = sorted.lazy.filter(valley.contains).count
    guard Double(inValley) <= Modes.fullestValley * Double(smaller) else { return nil }
    self.init(
      low: Mode(median: lowMedian, share: Double(low.count) / Double(sorted.count)),
      high: Mode(median: highMedian, share: Double(high.count) / Double(sorted.count)))
  }

  /// Where to cut ascending values so that the two parts vary least in themselves (Otsu, 1979);
  /// parts smaller than `smallestShare` are not tried, so that a few outliers do not draw the cut.
  /// Nil if all values are equal. O(n).
  private static func bestSplit(_ sorted: [Double]) -> Int? {
    let count = sorted.count
    let margin = max(Int((Double(count) * smallestShare).rounded(.up)), 1)
    guard count >= 2 * margin, sorted[0] < sorted[count - 1] else { return nil }
    let total = sorted.reduce(0, +)
    var sum = sorted[..<margin].reduce(0, +)
    var best: (between: Double, split: Int)?
    for split in margin...(count - margin) {
      let low = Double(split)
      let distance = sum / low - (total - sum) / (Double(count) - low)
      let between = low * (Double(count) - low) * distance * distance
      if best.map({ between > $0.between }) ?? true { best = (between, split) }
      sum += sorted[split]
    }
    return best?.split
  }
}
