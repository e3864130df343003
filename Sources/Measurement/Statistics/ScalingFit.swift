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

  /// Different CPU counts that a sum of two terms takes: one is left out in turn, and one has to be
  /// left over to judge by.
  public static let fewest = 4

  /// The sets of terms that compete, simplest first.
  static let candidates: [[Term]] = [
    [.constant], [.constant, .perCPU], [.constant, .log], [.constant, .perCPU, .log],
  ]
  /// A larger set has to predict the points left out better by at least this share.
  static let worthwhile = 0.05
  /// Sets of terms whose error at points left out is within this multiple of the chosen one's can't
  /// be ruled out: what they predict elsewhere belongs to the prediction's interval.
  static let plausible = 1.5

  private let points: [Point]
  private let confidence: Double
  /// The chosen set and those that can't be ruled out.
  private let rivals: [[Term]]

  private struct Point: Hashable {
    let cpus: Int
    let cost: Double
  }

  /// Fits positive costs at CPU counts; nil for fewer than `fewest` different counts. O(n²).
  public init?(_ points: [(cpus: Int, cost: Double)], confidence: Double = 0.95) {
    let points = points.map { Point(cpus: $0.cpus, cost: $0.cost) }
    guard Set(points.map(\.cpus)).count >= Self.fewest,
      points.allSatisfy({ $0.cost > 0 && $0.cost.isFinite })
    else { return nil }
    var best: (terms: [Term], error: Double)?
    var errors: [(terms: [Term], error: Double)] = []
    for terms in ScalingFit.candidates where points.count > terms.count + 1 {
      guard let error = ScalingFit.validate(terms, points) else { continue }
      errors.append((terms, error))
      if best.map({ error < $0.error * (1 - ScalingFit.worthwhile) }) ?? true {
        best = (terms, error)
      }
    }
    guard let best, let fit = ScalingFit.solve(best.terms, points, confidence) else { return nil }
    terms = best.terms
    coefficients = fit.coefficients
    validationError = best.error
    measuredUpTo = points.map(\.cpus).max() ?? 0
    self.points = points
    self.confidence = confidence
    rivals = errors.filter { $0.error <= best.error * Self.plausible }.map(\.terms)
  }

  /// The fitted cost at a number of CPUs; a model, not a measurement, beyond `measuredUpTo`.
  public func cost(at cpus: Int) -> Double { Self.cost(terms, coefficients, at: cpus) }

  /// The fitted cost with the interval in which a further median would lie: over the chosen sum and
  /// all that predict the points left out about as well.
  public func prediction(at cpus: Int) -> (value: Double, interval: Interval?) {
    var low = Double.infinity
    var high = -Double.infinity
    for terms in rivals {
      guard let fit = Self.solve(terms, points, confidence) else { continue }
      let value = Self.cost(terms, fit.coefficients, at: cpus)
      guard value > 0,
        let half = fit.predictionHalfWidth(
          at: terms.map { $0.value(at: cpus) }, weight: 1 / (value * value), confidence: confidence)
      else { continue }
      low = min(low, value - half)
      high = max(high, value + half)
    }
    let interval = low <= high ? Interval(low: low, high: high, confidence: confidence) : nil
    return (cost(at: cpus), interval)
  }

  private static func cost(
    _ terms: [Term], _ coefficients: [LineFit.Coefficient], at cpus: Int
  ) -> Double {
    zip(terms, coefficients).reduce(0) { $0 + $1.0.value(at: cpus) * $1.1.value }
  }

  private static func solve(
    _ terms: [Term], _ points: [Point], _ confidence: Double
  ) -> LeastSquares? {
    LeastSquares(
      rows: points.map { point in terms.map { $0.value(at: point.cpus) } },
      values: points.map(\.cost), weights: points.map { 1 / ($0.cost * $0.cost) },
      confidence: confidence)
  }

  /// Nil if the terms cannot be fitted without one of the points.
  private static func validate(_ terms: [Term], _ points: [Point]) -> Double? {
    var squares = 0.0
    for left in points.indices {
      var rest = points
      let out = rest.remove(at: left)
      guard let fit = solve(terms, rest, 0.95) else { return nil }
      let predicted = cost(terms, fit.coefficients, at: out.cpus)
      squares += (predicted / out.cost - 1) * (predicted / out.cost - 1)
    }
    return (squares / Double(points.count)).squareRoot()
  }
}
