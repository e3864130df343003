private import Glibc

extension SplitMix64 {
  /// Standard normal, by Marsaglia's polar method; the second value is dropped.
  public mutating func normal() -> Double {
    while true {
      let x = 2 * unit() - 1
      let y = 2 * unit() - 1
      let square = x * x + y * y
      if square > 0, square < 1 { return x * (-2 * log(square) / square).squareRoot() }
    }
  }

  /// Gamma with this shape (at least 1) and scale 1 (Marsaglia and Tsang, 2000).
  mutating func gamma(shape: Double) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let cube = root * root * root
      if log(unit()) < 0.5 * x * x + d - d * cube + d * log(cube) { return d * cube }
    }
  }

  /// Beta with these shapes (each at least 1).
  mutating func beta(_ a: Double, _ b: Double) -> Double {
    let x = gamma(shape: a)
    return x / (x + gamma(shape: b))
  }
}
