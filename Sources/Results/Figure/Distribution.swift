import Measurement

/// How the samples behind a figure are spread, for a plot of their cumulative distribution.
public struct Distribution: Sendable, Hashable, Codable {
  public let unit: Unit
  /// Percentages from 0 (the smallest sample) to 100 (the largest), ascending.
  public let percents: [Double]
  /// The sample at each percentage, by nearest rank: every one was measured.
  public let values: [Double]

  /// - Returns: nil if there is no sample, or one that is not finite.
  public init?(_ samples: [Double], _ unit: Unit) {
    let values = Summary.quantiles(of: samples)
    guard !values.isEmpty else { return nil }
    self.unit = unit
    percents = Summary.percents
    self.values = values
  }

  /// The sample at this percentage; nil if it isn't one of `percents`.
  public func value(atPercent percent: Double) -> Double? {
    zip(percents, values).first { $0.0 == percent }?.1
  }
}

extension Distribution {
  enum CodingKeys: String, CodingKey { case unit, percents, values }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: CodingKeys.self)
    unit = try object.decode(Unit.self, forKey: .unit)
    percents = try object.decode([Double].self, forKey: .percents)
    values = try object.decode([Double].self, forKey: .values)
    guard percents.count == values.count, Self.ascends(percents), Self.ascends(values),
      percents.first ?? 0 >= 0, percents.last ?? 0 <= 100
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: object,
        debugDescription: "a distribution needs as many values as percents, both ascending")
    }
  }

  private static func ascends(_ numbers: [Double]) -> Bool {
    zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
  }
}
