extension Summary {
  /// The medians of the first and the second half of values in the order taken, which show how far
  /// the same work strays over time. The middle one of an odd number is left out.
  ///
  /// - Returns: nil for fewer than 3 values a half, or values that are not finite. O(n log n).
  public static func halfMedians(_ values: [Double]) -> [Double]? {
    let half = values.count / 2
    guard half >= 3, let first = Summary(Array(values.prefix(half))),
      let second = Summary(Array(values.suffix(half)))
    else { return nil }
    return [first.p50, second.p50]
  }
}
