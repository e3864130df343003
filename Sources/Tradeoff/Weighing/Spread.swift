import Formula
public import Measurement

/// How results spread when the measured inputs are drawn from their intervals: Monte Carlo with a
/// fixed seed, so that the same inputs give the same answer.
public struct Spread: Sendable {
  /// Draws of each spread.
  public static let draws = 2000
  static let seed: UInt64 = 1

  /// Names of the inputs that were drawn; the others stay as they are. Empty: nothing was drawn.
  public let drawn: [String]
  /// 95 % of the draws, by the name of the result; only results that every draw had.
  public let intervals: [String: Interval]
  /// Share of the draws with the same answer to `turn_on`; nil if there is no answer or no draw.
  public let sureness: Double?

  /// - Complexity: O(draws × parts of the formulas).
  init(_ inputs: [String: FormulaInput]) {
    let program = TradeoffFormulas.standard.program
    let given = program.inputNames.map { inputs[$0] }
    // A bound that repeats another cost varies with it.
    var sources: [Interval] = []
    var source: [Int?] = []
    for input in given {
      guard let interval = input?.interval, input?.value.real != nil, interval.high > interval.low
      else {
        source.append(nil)
        continue
      }
      if !sources.contains(interval) { sources.append(interval) }
      source.append(sources.firstIndex(of: interval))
    }
    drawn = zip(program.inputNames, source).compactMap { $1 == nil ? nil : $0 }
    var values = zip(program.inputNames, given).map { $1?.value ?? .missing(.input($0)) }
    let answer = program(values)
    guard !drawn.isEmpty, let decision = program.resultNames.firstIndex(of: "turn_on") else {
      (intervals, sureness) = ([:], nil)
      return
    }
    var generator = SplitMix64(seed: Self.seed)
    var columns = [[Double]](repeating: [], count: program.resultNames.count)
    var same = 0
    for _ in 0..<Self.draws {
      let normals = sources.map { _ in generator.normal() }
      for index in values.indices {
        guard let which = source[index], let input = given[index] else { continue }
        values[index] = .real(Self.draw(input, normals[which]))
      }
      let results = program(values)
      for (index, result) in results.enumerated() {
        if let real = result.real { columns[index].append(real) }
      }
      if results[decision] == answer[decision] { same += 1 }
    }
    sureness = answer[decision].truth == nil ? nil : Double(same) / Double(Self.draws)
    var intervals: [String: Interval] = [:]
    for (name, column) in zip(program.resultNames, columns) where column.count == Self.draws {
      let sorted = column.sorted()
      let (low, high) = (sorted[Self.draws * 25 / 1000], sorted[Self.draws * 975 / 1000 - 1])
      if high > low { intervals[name] = Interval(low: low, high: high, confidence: 0.95) }
    }
    self.intervals = intervals
  }

  /// One draw: a normal distribution whose two halves fit the two ends of the interval; a cost is
  /// never negative.
  private static func draw(_ input: FormulaInput, _ normal: Double) -> Double {
    guard let value = input.value.real, let interval = input.interval else { return 0 }
    // An interval of 95 % ends at 1.96 standard errors.
    let side = normal < 0 ? value - interval.low : interval.high - value
    return max(0, value + normal * max(0, side) / 1.96)
  }
}
