internal import Measurement

/// Gives each pair of rows its verdict.
struct ComparisonJudge {
  private let tolerance: Double
  private let comparisons: Int
  /// Usual relative error of a median by section.
  private let usual: [Section: Double]
  /// How the groups' rows moved from one run to the other.
  let shifts: [String: GroupShift]
  /// How wide a section's intervals must be.
  private let intervals: [Section: SimultaneousIntervals]

  /// The fewest samples for a verdict.
  static let fewest = Bootstrap().fewest

  /// - Parameter tolerance: percent of the baseline.
  init(pairs all: [(before: Timing, after: Timing)], tolerance: Double) {
    self.tolerance = tolerance
    let pairs = all.filter { !$0.before.isExact }
    comparisons = pairs.count { Self.obstacle($0.before, $0.after) == nil }
    var halves: [Section: [[Double]]] = [:]
    for timing in pairs.flatMap({ [$0.before, $0.after] }) where timing.parts.count == 1 {
      halves[timing.section, default: []] += timing.parts.compactMap(\.halves)
    }
    let usual = halves.compactMapValues(MedianEstimate.usualError)
    self.usual = usual
    let judged = pairs.filter { Self.obstacle($0.before, $0.after) == nil }
    shifts = Dictionary(grouping: judged, by: \.before.group).compactMapValues { pairs in
      GroupShift(pairs.map { ($0.before.figure.value, $0.after.figure.value) })
    }
    intervals = Dictionary(
      uniqueKeysWithValues: [Section.barriers, .remap, .kernelTimings, .kernelCosts].map {
        [comparisons] section in
        // Without visits the samples of the poorest row are all there is.
        let freedom = usual[section] == nil ? Self.fewest - 1 : halves[section]?.count ?? 1
        return (section, SimultaneousIntervals(freedom: freedom, comparisons: comparisons))
      })
  }

  /// What the verdicts rest on.
  func method(asked: Double, drift: Double?) -> ResultComparison.Method {
    ResultComparison.Method(
      confidence: 0.95, groupShifts: shifts.mapValues(\.percent), comparisons: comparisons,
      tolerancePercent: tolerance, askedPercent: asked,
      driftPercent: drift,
      usualErrorPercent: Dictionary(
        uniqueKeysWithValues: usual.map { ($0.key.rawValue, $0.value * 100) }))
  }

  /// One row; with `judged` false the figures alone.
  func row(_ before: Timing, _ after: Timing, judged: Bool) -> ComparisonRow {
    if before.isExact { return exact(before, after) }
    var row = ComparisonRow(
      section: before.section.rawValue, row: before.key, before: before.figure,
      after: after.figure, change: .absent(.percent, reason: "no verdict"),
      changeLow: .absent(.percent, reason: "no verdict"),
      changeHigh: .absent(.percent, reason: "no verdict"), verdict: .notJudged,
      reason: "the hosts differ")
    if let obstacle = Self.obstacle(before, after) {
      (row.verdict, row.reason) = obstacle
      row.setChange(.absent(.percent, reason: obstacle.reason))
      return row
    }
    guard let old = estimate(before), let new = estimate(after) else {
      (row.verdict, row.reason) = (.tooFew, "no interval and no second visit to judge by")
      row.setChange(.absent(.percent, reason: "no interval and no second visit to judge by"))
      return row
    }
    guard old.value != 0 else {
      guard judged else { return row }
      row.verdict = new.value == 0 ? .equal : .zeroBaseline
      row.reason = new.value == 0 ? "both are 0" : "a share of 0 can't be stated"
      row.setChange(
        new.value == 0
          ? Figure(0, .percent, .derived(from: "both are 0"))
          : .absent(.percent, reason: ComparisonRow.Verdict.zeroBaseline.rawValue))
      return row
    }
    guard let intervals = intervals[before.errorSection] else { return row }
    let stray = (shifts[before.group]?.usualError ?? 0) * abs(old.value)
    let comparison = Comparison(
      before: old, after: new, leastError: stray, intervals: intervals, tolerance: tolerance / 100)
    row.set(comparison, isSmallerBetter: before.isSmallerBetter, judged: judged)
    return row
  }

  /// Why a pair can't be judged; nil if it can.
  static func obstacle(
    _ before: Timing, _ after: Timing
  ) -> (verdict: ComparisonRow.Verdict, reason: String)? {
    for (side, timing) in [("before", before), ("after", after)] {
      if let reason = timing.figure.reason { return (.missing, "missing \(side): \(reason)") }
    }
    if before.setting != after.setting {
      return (.different, "\(before.setting) before, \(after.setting) after")
    }
    if before.figure.unit != after.figure.unit {
      return (
        .different, "\(before.figure.unit.rawValue) before, \(after.figure.unit.rawValue) after"
      )
    }
    let counts = [before.samples, after.samples].compactMap(\.self)
    if let least = counts.min(), least < fewest {
      let text = [before, after].map { $0.samples.map(String.init) ?? "?" }.joined(
        separator: " and ")
      return (.tooFew, "\(text) samples; at least \(fewest) on each side are needed")
    }
    return nil
  }

  private func estimate(_ timing: Timing) -> MedianEstimate? {
    guard let value = timing.figure.value else { return nil }
    let isDifference = timing.parts.count == 2
    var squares = 0.0
    for part in timing.parts {
      guard
        let estimate = MedianEstimate(
          value: part.value, interval: part.interval.map(Measurement.Interval.init),
          halves: part.halves,
          usual: isDifference || timing.section != .shootdowns ? usual[timing.errorSection] : nil)
      else { return nil }
      squares += estimate.error * estimate.error
    }
    return MedianEstimate(value: value, error: squares.squareRoot())
  }
}

extension Timing {
  /// The section whose usual error is this timing's as well.
  fileprivate var errorSection: Section { section == .shootdowns ? .barriers : section }
}

extension ComparisonRow {
  fileprivate mutating func setChange(_ figure: Figure) {
    (change, changeLow, changeHigh) = (figure, figure, figure)
  }

  /// The verdict and the change in percent.
  fileprivate mutating func set(
    _ comparison: Comparison, isSmallerBetter: Bool, judged: Bool
  ) {
    let found: Comparison.Change
    let word: Verdict
    switch comparison {
    case .faster(let change): (word, found) = (isSmallerBetter ? .faster : .slower, change)
    case .slower(let change): (word, found) = (isSmallerBetter ? .slower : .faster, change)
    case .noDifference(let change): (word, found) = (.noEvidence, change)
    case .cannotTell: return
    }
    func percent(_ difference: Double) -> Figure {
      Figure(
        difference / abs(found.before) * 100, .percent,
        .derived(from: "the two medians and their errors"))
    }
    change = percent(found.difference)
    changeLow = percent(found.interval.low)
    changeHigh = percent(found.interval.high)
    verdict = judged ? word : .notJudged
    reason = judged ? nil : "the hosts differ"
  }
}
