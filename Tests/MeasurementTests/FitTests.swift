import Testing

@testable import Measurement

@Suite struct FitTests {
  @Test func studentsTAgreesWithTheTables() {
    // Two-sided 95 %, from the usual table.
    let table: [(Int, Double)] = [
      (1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (10, 2.228), (30, 2.042),
      (100, 1.984),
    ]
    for (freedom, expected) in table {
      #expect(abs(StudentT(freedom: freedom).halfWidth(confidence: 0.95) - expected) < 0.0006)
    }
    #expect(abs(StudentT(freedom: 2).halfWidth(confidence: 0.99) - 9.925) < 0.0006)
    #expect(abs(StudentT(freedom: 7).halfWidth(confidence: 0.90) - 1.895) < 0.0006)
  }

  @Test func anExactLineIsFound() throws {
    let fit = try #require(LineFit([1, 8, 64, 512].map { ($0, 1000 + 25 * $0) }))
    #expect(abs(fit.constant.value - 1000) < 1e-6)
    #expect(abs(fit.slope.value - 25) < 1e-9)
    #expect(abs(try #require(fit.rSquared) - 1) < 1e-12)
    #expect(fit.points == 4)
  }

  @Test func aWorkedExampleByHand() throws {
    // x 1 2 3 4 5, y 2 4 5 4 5: Sxx = 10, Sxy = 6, so the slope is 0.6 and the constant 2.2;
    // residuals -0.8 0.6 1 -0.6 -0.2, their squares sum to 2.4; s^2 = 0.8; the slope's error is
    // sqrt(0.08), times t(3) = 3.1824 is 0.9001. R^2 = 1 - 2.4/6 = 0.6.
    let fit = try #require(LineFit([(1, 2), (2, 4), (3, 5), (4, 4), (5, 5)]))
    #expect(abs(fit.slope.value - 0.6) < 1e-12)
    #expect(abs(fit.constant.value - 2.2) < 1e-12)
    let interval = try #require(fit.slope.interval)
    #expect(abs(interval.high - 1.5001) < 1e-3)
    #expect(abs(interval.low + 0.3001) < 1e-3)
    #expect(abs(try #require(fit.rSquared) - 0.6) < 1e-12)
  }

  @Test func twoPointsHaveALineButNoInterval() throws {
    let fit = try #require(LineFit([(1, 10), (3, 20)]))
    #expect(abs(fit.slope.value - 5) < 1e-12)
    #expect(fit.slope.interval == nil)
  }

  @Test func whatHasNoLineHasNone() {
    #expect(LineFit([]) == nil)
    #expect(LineFit([(1, 1)]) == nil)
    #expect(LineFit([(2, 1), (2, 3), (2, 5)]) == nil)
    #expect(LineFit([(1, .nan), (2, 2), (3, 3)]) == nil)
    #expect(LineFit([(1, 0), (2, 1)], weighting: .relative) == nil)
  }

  @Test func relativeWeightsTrustTheSmallPoint() throws {
    // The point at 512 is 20 % off; the constant should hardly care.
    let points: [(x: Double, value: Double)] = [(1, 1025), (8, 1200), (64, 2600), (512, 16_560)]
    let equal = try #require(LineFit(points)).constant.value
    let relative = try #require(LineFit(points, weighting: .relative)).constant.value
    #expect(abs(relative - 1000) < abs(equal - 1000))
  }

  @Test(arguments: [0.0, 90])
  func crossValidationChoosesTheTerms(perCPU: Double) throws {
    func law(_ cpus: Int) -> Double { 500 + perCPU * Double(cpus) }
    // 0.2 % up and down in turn, for noise.
    let points = [1, 2, 4, 8, 16].enumerated().map { index, cpus in
      (cpus: cpus, cost: law(cpus) * (index % 2 == 0 ? 1.002 : 0.998))
    }
    let fit = try #require(ScalingFit(points))
    #expect(fit.terms == (perCPU == 0 ? [.constant] : [.constant, .perCPU]))
    #expect(fit.measuredUpTo == 16)
    #expect(abs(fit.cost(at: 16) / law(16) - 1) < 0.02)
  }

  @Test func aLogarithmIsChosenForALogarithm() throws {
    let fit = try #require(
      ScalingFit([(1, 100), (2, 400), (4, 700), (8, 1000), (16, 1300), (32, 1600)]))
    #expect(fit.terms == [.constant, .log])
    #expect(abs(fit.cost(at: 64) - 1900) < 1e-6)
  }

  /// Farther away the interval is wider, and it holds what the law gives.
  @Test func predictionsCarryAnInterval() throws {
    func law(_ cpus: Int) -> Double { 900 + 40 * Double(cpus) }
    let points = [2, 4, 8, 16, 32].enumerated().map { index, cpus in
      (cpus: cpus, cost: law(cpus) * (index % 2 == 0 ? 1.01 : 0.99))
    }
    let fit = try #require(ScalingFit(points))
    var width = 0.0
    for cpus in [32, 64, 128, 192] {
      let prediction = fit.prediction(at: cpus)
      let interval = try #require(prediction.interval)
      #expect(prediction.value == fit.cost(at: cpus))
      #expect(interval.contains(prediction.value))
      #expect(interval.contains(law(cpus)), "\(cpus): \(interval)")
      #expect(interval.high - interval.low > width)
      width = interval.high - interval.low
    }
  }

  @Test func threeCountsAreTooFewToChooseFrom() {
    #expect(ScalingFit([(1, 100), (2, 200), (3, 300)]) == nil)
    #expect(ScalingFit([(1, 100), (2, 200), (3, 300), (4, 400)])?.terms == [.constant, .perCPU])
    #expect(ScalingFit([(1, 5), (2, 6)]) == nil)
    #expect(ScalingFit([(1, 5), (2, 6), (2, 6)]) == nil)
    #expect(ScalingFit([(1, 5), (2, 0), (3, 6)]) == nil)
  }
}
