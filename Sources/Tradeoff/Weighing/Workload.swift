/// How much the pools of a machine change.
public struct Workload: Sendable, Hashable {
  /// Huge pages allocated and freed per second, on average.
  public var churn: FormulaInput
  /// The most at any time; nil: as the average.
  public var peak: FormulaInput?
  /// Huge pages demoted per hour, on average.
  public var demotions: FormulaInput

  /// A workload; a churn that isn't known is a reason.
  public init(churn: FormulaInput, peak: FormulaInput? = nil, demotions: FormulaInput) {
    (self.churn, self.peak, self.demotions) = (churn, peak, demotions)
  }

  /// Nothing is remapped after boot.
  static let afterBoot: Workload = {
    let none = FormulaInput(0, "set up at boot: nothing is remapped later")
    return Workload(churn: none, demotions: none)
  }()

  /// The time series of a monitor: each row holds until the next one.
  ///
  /// - Parameters:
  ///   - samples: time in seconds, ascending, and what holds from then on.
  ///   - name: of the series, for the provenance.
  /// - Throws: ``WorkloadError`` if there is no span of time in it.
  public init(
    _ samples: [(seconds: Double, churn: Double, demotions: Double)], name: String
  ) throws(WorkloadError) {
    guard let first = samples.first, let last = samples.last, samples.count > 1 else {
      throw WorkloadError(name: name, problem: .tooShort)
    }
    var (churn, demotions, peak) = (0.0, 0.0, first.churn)
    for (now, next) in zip(samples, samples.dropFirst()) {
      let span = next.seconds - now.seconds
      guard span > 0 else { throw WorkloadError(name: name, problem: .order(next.seconds)) }
      churn += now.churn * span
      demotions += now.demotions * span
      peak = max(peak, now.churn)
    }
    let time = last.seconds - first.seconds
    let what = "of \(samples.count - 1) intervals in \(name)"
    self.init(
      churn: FormulaInput(churn / time, "mean over time \(what)"),
      peak: FormulaInput(peak, "largest \(what)"),
      demotions: FormulaInput(demotions / time, "mean over time \(what)"))
  }
}

/// Why a time series can't be used.
public struct WorkloadError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Problem: Sendable, Hashable {
    case tooShort
    /// The time that isn't later than the one before.
    case order(Double)
  }

  public let name: String
  public let problem: Problem

  public var description: String {
    switch problem {
    case .tooShort: "\(name): a time series needs two rows or more; each holds until the next"
    case .order(let time): "\(name): time \(time) isn't later than the one before it"
    }
  }
}
