extension CounterReading {
  /// This reading and a later one of the same event taken together.
  ///
  /// A sum that holds an estimate is an estimate, with the smaller share; without a figure on either
  /// side there is none.
  public func adding(_ later: CounterReading) -> CounterReading {
    let sum: CounterOutcome
    switch (outcome, later.outcome) {
    case (.counted(let a), .counted(let b)):
      sum = .counted(a &+ b)
    case (.counted(let a), .estimated(let b, let share)),
      (.estimated(let a, let share), .counted(let b)):
      sum = .estimated(a &+ b, share: share)
    case (.estimated(let a, let first), .estimated(let b, let second)):
      sum = .estimated(a &+ b, share: min(first, second))
    case (.neverScheduled, _), (.unavailable, _):
      sum = outcome
    case (_, .neverScheduled), (_, .unavailable):
      sum = later.outcome
    }
    return CounterReading(name: name, unit: unit, domain: domain, rung: rung, outcome: sum)
  }

  /// The reading less what counting itself causes, at least 0; one without a count stays as it is.
  public func less(_ own: UInt64?) -> CounterReading {
    let outcome: CounterOutcome =
      switch outcome {
      case .counted(let value): .counted(value - min(value, own ?? 0))
      case .estimated(let value, let share): .estimated(value - min(value, own ?? 0), share: share)
      case .neverScheduled, .unavailable: outcome
      }
    return CounterReading(name: name, unit: unit, domain: domain, rung: rung, outcome: outcome)
  }
}
