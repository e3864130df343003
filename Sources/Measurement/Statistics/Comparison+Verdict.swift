extension Comparison {
  /// Judges `after` against `before`, both in the same unit of time.
  ///
  /// A change is stated only if the bootstrap interval of the difference of medians lies wholly on
  /// one side of zero, and beyond a share of the baseline.
  /// - Parameter tolerance: that share. An interval from within two runs cannot see what differs
  ///   between runs (where pages and code happen to lie): a few per cent, hence 5 %.
  public init(
    before: [Double], after: [Double], bootstrap: Bootstrap = Bootstrap(), tolerance: Double = 0.05
  ) {
    guard let interval = bootstrap.difference(of: after, minus: before),
      let old = Summary(before), let new = Summary(after)
    else {
      self = .cannotTell(before: before.count, after: after.count, needed: bootstrap.fewest)
      return
    }
    self.init(Change(before: old.p50, after: new.p50, interval: interval), tolerance: tolerance)
  }
}
