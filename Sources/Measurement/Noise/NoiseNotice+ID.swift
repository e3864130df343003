extension NoiseNotice {
  /// A stable name for results: `drift`, `two-modes`, …
  public var id: String {
    switch self {
    case .outliers: "outliers"
    case .twoModes: "two-modes"
    case .drift: "drift"
    case .slowClock: "slow-clock-read"
    case .peersNotRunning: "peers-not-running"
    case .peersNotAsleep: "peers-not-asleep"
    case .preempted: "preempted"
    case .migrated: "migrated"
    case .interrupted: "interrupted"
    case .stolen: "stolen"
    case .speedChanged: "speed-changed"
    case .notSteady: "not-steady"
    case .tooFew: "too-few"
    }
  }
}
