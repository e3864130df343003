private import Glibc

/// How a cost grows with the number of CPUs: a sum of terms, chosen by leave-one-out
/// cross-validation, so that no term is added for what is noise.
public struct ScalingFit: Sendable, Hashable {
  public enum Term: String, Sendable, Hashable, CaseIterable {
    case constant
    /// Times the number of CPUs.
    case perCPU = "per-cpu"
    /// Times log2 of the number of CPUs.
    case log

    func value(at cpus: Int) -> Double {
      switch self {
      case .constant: 1
      case .perCPU: Double(cpus)
      case .log: log2(Double(max(cpus, 1)))
      }
    }
  }

  public let terms: [Term]
  /// One per term.
  public let coefficients: [LineFit.Coefficient]
  /// Root mean square of the relative errors at points left out.
  public let validationError: Double
  /// The most CPUs among its points: beyond them it is modelled, not measured.
  public let measuredUpTo: Int

  /// The sets of terms that compete, simplest first.
  static let candidates: [[Term]] = [
    [.constant], [.constant, .perCPU], [.constant, .log], [.constant, .perCPU, .log],
  ]
  /// A larger set has to predict the points left out better by at least this share.
  static let worthwhile = 0.05

  /// Fits positive costs at CPU counts; nil for fewer than three different counts. O(n²).
  public init?(_ points: [(cpus: Int, cost: Double)], confidence: Double = 0.95) {
    guard Set(points.map(\.cpus)).count >= 3, points.allSatisfy({ $0.cost > 0 && $0.cost.isFinite })
    else { return nil }
    var best: (terms: [Term], error: Double)?
    for terms in ScalingFit.candidates where points.count > terms.count + 1 {
      guard let error = ScalingFit.validate(terms, points) else { continue }
      if best.map({ error < $0.error * (1 - ScalingFit.worthwhile) }) ?? true {
        best = (terms, error)
      }
    }
    guard let best, let fit = ScalingFit.solve(best.terms, points, confidence) else { return nil }
    terms = best.terms
    coefficients = fit.coefficients
    validationError = best.error
    measuredUpTo = points.map(\.cpus).max() ?? 0
  }

  /// The fitted cost at a number of CPUs; a model, not a measurement, beyond `measuredUpTo`.
  public func cost(at cpus: Int) -> Double {
    zip(terms, coefficients).reduce(0) { $0 + $1.0.value(at: cpus) * $1.1.value }
  }

  private static func solve(
    _ terms: [Term], _ points: [(cpus: Int, cost: Double)], _ confidence: Double
  ) -> LeastSquares? {
    LeastSquares(
      rows: points.map { point in terms.map { $0.value(at: point.cpus) } },
      values: points.map(\.cost), weights: points.map { 1 / ($0.cost * $0.cost) },
      confidence: confidence)
  }

  /// Nil if the terms cannot be fitted without one of the points.
  private static func validate(_ terms: [Term], _ points: [(cpus: Int, cost: Double)]) -> Double? {
    var squares = 0.0
    for left in points.indices {
      var rest = points
      let out = rest.remove(at: left)
      guard let fit = solve(terms, rest, 0.95) else { return nil }
      let predicted = zip(terms, fit.coefficients).reduce(0) {
        $0 + $1.0.value(at: out.cpus) * $1.1.value
      }
      squares += (predicted / out.cost - 1) * (predicted / out.cost - 1)
    }
    return (squares / Double(points.count)).squareRoot()
  }
}
