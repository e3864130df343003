extension NoiseNotice {
  /// Disturbed samples below this share are counted but no reason for a notice.
  public static let disturbedShare = 0.05
  /// A clock read above this, in ns, has left the vDSO's fast path.
  public static let slowRead: UInt64 = 200

  /// An operation longer than this, in ns, is interrupted by the tick as a matter of course.
  public static let tickless = 100_000.0

  /// What makes these samples doubtful. O(n log n).
  public static func notices(on samples: Samples, bootstrap: Bootstrap = Bootstrap())
    -> [NoiseNotice]
  {
    var notices: [NoiseNotice] = []
    let total = samples.count
    func often(_ mark: SampleMarks) -> Int? {
      let count = samples.count(.marked(mark))
      return Double(count) > disturbedShare * Double(total) ? count : nil
    }
    let undisturbed = samples.count(.undisturbed)
    if undisturbed < bootstrap.fewest {
      notices.append(.tooFew(undisturbed: undisturbed, needed: bootstrap.fewest))
    }
    if let modes = samples.modes { notices.append(.twoModes(modes)) }
    if samples.outliers.isWorthNotice { notices.append(.outliers(samples.outliers)) }
    if let count = often(.peerNotRunning) {
      notices.append(.peersNotRunning(count: count, of: total))
    }
    if let count = often(.peerNotAsleep) {
      notices.append(.peersNotAsleep(count: count, of: total))
    }
    if let count = often(.involuntarySwitch) { notices.append(.preempted(count: count, of: total)) }
    if let count = often(.migrated) { notices.append(.migrated(count: count, of: total)) }
    if let count = often(.interrupted), let p50 = samples.summary()?.p50,
      p50 * Double(samples.operationsPerSample) < tickless
    {
      notices.append(.interrupted(count: count, of: total))
    }
    if let count = often(.stolen) { notices.append(.stolen(count: count, of: total)) }
    if let count = often(.speedChanged) {
      notices.append(.speedChanged(count: count, of: total))
    }
    if samples.warmUp.isSteady == false {
      notices.append(.notSteady(afterWarmUp: samples.warmUp.samples))
    }
    return notices
  }

  /// What makes a whole run doubtful.
  public static func notices(drift: Drift, overhead: TimerOverhead) -> [NoiseNotice] {
    var notices: [NoiseNotice] = []
    if drift.isWorthNotice { notices.append(.drift(drift)) }
    if overhead.median > slowRead { notices.append(.slowClock(perRead: overhead.median)) }
    return notices
  }
}
