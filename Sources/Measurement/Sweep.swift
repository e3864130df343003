private import Glibc

/// The points from one number to another in equal steps, both ends included when a step meets them.
///
/// Each point is computed from its index, never by adding steps up, and from whole numbers where
/// all three have at most nine decimals: 0.1 ... 1.0 by 0.1 is ten points and ends at exactly 1.0.
public struct Sweep: Sendable, Hashable {
  /// The most points a sweep may have.
  public static let limit = 100_000

  public let points: [Double]

  public init(from first: Double, to last: Double, step: Double) throws(SweepError) {
    guard first.isFinite, last.isFinite, step.isFinite else { throw .notFinite }
    guard step != 0 else { throw .zeroStep }
    let distance = (last - first) / step
    guard distance >= 0 else { throw .wrongDirection(from: first, to: last, step: step) }
    // A step that misses the end by less than a billionth of itself meets it.
    let steps = (distance + 1e-9).rounded(.down)
    guard steps < Double(Sweep.limit) else { throw .tooMany(points: steps + 1, limit: Sweep.limit) }
    let indices = 0...Int(steps)
    if let scale = Sweep.scale(first, last, step) {
      points = indices.map {
        ((first * scale).rounded() + Double($0) * (step * scale).rounded()) / scale
      }
    } else {
      points = indices.map { first + Double($0) * step }
    }
  }

  /// The power of ten that makes all of them whole, if one up to 10^9 does.
  private static func scale(_ numbers: Double...) -> Double? {
    (0...9).map { pow(10, Double($0)) }.first { scale in
      numbers.allSatisfy {
        let scaled = $0 * scale
        return abs(scaled) < 0x1p52 && abs(scaled - scaled.rounded()) <= abs(scaled) * 1e-15
      }
    }
  }
}

/// Why a sweep was refused.
public enum SweepError: Error, Sendable, Hashable, CustomStringConvertible {
  case notFinite
  case zeroStep
  case wrongDirection(from: Double, to: Double, step: Double)
  case tooMany(points: Double, limit: Int)

  public var description: String {
    switch self {
    case .notFinite: "a sweep needs finite numbers"
    case .zeroStep: "a sweep's step must not be 0"
    case .wrongDirection(let from, let to, let step):
      "a step of \(step) never leads from \(from) to \(to); change its sign"
    case .tooMany(let points, let limit):
      "the sweep has \(points) points; at most \(limit) are taken: use a larger step"
    }
  }
}
