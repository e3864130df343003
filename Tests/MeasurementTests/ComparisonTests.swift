import Measurement
import Testing

@Suite struct ComparisonTests {
  private func noisy(around centre: Double, count: Int, seed: UInt64, spread: Double = 5)
    -> [Double]
  {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in centre + Double(random.next() % 1001) / 1000 * spread }
  }

  @Test func oneSampleEachCannotTell() {
    #expect(Comparison(before: [5], after: [5]) == .cannotTell(before: 1, after: 1, needed: 6))
    #expect(Comparison(before: [], after: [1]) == .cannotTell(before: 0, after: 1, needed: 6))
  }

  @Test func twoAgainstTwoAreTooFew() {
    #expect(
      Comparison(before: [100, 101], after: [50, 51]) == .cannotTell(before: 2, after: 2, needed: 6)
    )
  }

  @Test func overlappingSamplesAreNotFaster() {
    let before: [Double] = [101, 100, 102, 99, 103, 100, 101, 98]
    let after: [Double] = [100, 101, 99, 102, 98, 103, 100, 99]
    guard case .noDifference = Comparison(before: before, after: after) else {
      Issue.record("overlapping samples were told apart")
      return
    }
  }

  @Test func sameCodeOnBothSidesIsNoDifference() {
    // 200 pairs of samples from one distribution: even at 5 % error none should pass the tolerance.
    var wrong = 0
    for seed in 0..<200 {
      let before = noisy(around: 100, count: 300, seed: UInt64(2 * seed))
      let after = noisy(around: 100, count: 300, seed: UInt64(2 * seed + 1))
      if case .noDifference = Comparison(before: before, after: after) { continue }
      wrong += 1
    }
    #expect(wrong == 0)
  }

  @Test func aRealChangeHasItsSignAndSize() {
    let before = noisy(around: 100, count: 300, seed: 1)
    let after = noisy(around: 80, count: 300, seed: 2)
    guard case .faster(let change) = Comparison(before: before, after: after) else {
      Issue.record("20 % less was not called faster")
      return
    }
    #expect(change.interval.contains(change.difference))
    #expect(abs((change.relative ?? 0) + 0.195) < 0.02)
    guard case .slower = Comparison(before: after, after: before) else {
      Issue.record("25 % more was not called slower")
      return
    }
  }

  @Test func aChangeWithinTheToleranceIsNone() {
    let before = [Double](repeating: 1000, count: 50)
    let after = [Double](repeating: 1010, count: 50)
    guard case .noDifference = Comparison(before: before, after: after, tolerance: 0.02),
      case .slower = Comparison(before: before, after: after, tolerance: 0.005)
    else {
      Issue.record("the tolerance does not decide")
      return
    }
  }

  @Test func aZeroBaselineHasNoRelativeChange() {
    let zero = [Double](repeating: 0, count: 10)
    let five = [Double](repeating: 5, count: 10)
    guard case .slower(let change) = Comparison(before: zero, after: five) else {
      Issue.record("0 to 5 was not called slower")
      return
    }
    #expect(change.relative == nil)
    guard case .noDifference(let same) = Comparison(before: zero, after: zero) else {
      Issue.record("0 to 0 was told apart")
      return
    }
    #expect(same.difference == 0)
  }
}
