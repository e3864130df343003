private import Glibc

/// Student's t distribution with a whole number of degrees of freedom.
struct StudentT {
  /// At least 1. Beyond 1000 the distribution is the normal one to three digits, and 1000 is used.
  let freedom: Int

  init(freedom: Int) { self.freedom = min(max(freedom, 1), 1000) }

  /// The probability that |T| ≤ t (Abramowitz and Stegun, 26.7.3 and 26.7.4). O(freedom).
  func probability(within t: Double) -> Double {
    let angle = atan(t / Double(freedom).squareRoot())
    let cosine = cos(angle)
    let isOdd = freedom % 2 == 1
    var term = isOdd ? cosine : 1
    var sum = freedom == 1 ? 0 : term
    var k = isOdd ? 2 : 1
    while k < freedom - 2 {
      term *= cosine * cosine * Double(k) / Double(k + 1)
      sum += term
      k += 2
    }
    return isOdd ? 2 / Double.pi * (angle + sin(angle) * sum) : sin(angle) * sum
  }

  /// The t for which |T| ≤ t has this probability, by bisection. 12.706 for one degree at 95 %.
  func halfWidth(confidence: Double) -> Double {
    var low = 0.0
    var high = 1.0
    while probability(within: high) < confidence, high < 1e9 { high *= 2 }
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if probability(within: middle) < confidence { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
