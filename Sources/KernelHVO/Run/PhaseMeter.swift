/// How far a run is: phases that count alike, each of a number of steps.
final class PhaseMeter {
  private let phases: Int
  private var ended = 0
  private var steps = 1
  private var done = 0
  private var isBegun = false

  /// - Parameter phases: how many there will be.
  init(phases: Int) { self.phases = max(1, phases) }

  /// Begins the next phase; the one before counts as whole, though it may have been cut short.
  func begin(steps: Int) {
    if isBegun { ended = min(ended + 1, phases - 1) }
    isBegun = true
    self.steps = max(1, steps)
    done = 0
  }

  /// The share that is done as the next step begins, 0…1.
  func next() -> Double {
    let share = (Double(ended) + Double(min(done, steps)) / Double(steps)) / Double(phases)
    done += 1
    return share
  }
}
