/// A confidence interval around a figure, in the figure's unit.
public struct Interval: Sendable, Hashable {
  /// Lower end.
  public let low: Double
  /// Upper end, not below `low`.
  public let high: Double
  /// Confidence level between 0 and 1, 0.95 for 95 %.
  public let confidence: Double

  /// - Returns: nil unless both ends are finite, ordered, and the level lies between 0 and 1.
  public init?(low: Double, high: Double, confidence: Double) {
    guard low.isFinite, high.isFinite, low <= high, confidence > 0, confidence < 1 else {
      return nil
    }
    self.low = low
    self.high = high
    self.confidence = confidence
  }
}

extension Interval: Codable {
  enum CodingKeys: String, CodingKey { case low, high, confidence }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: CodingKeys.self)
    let interval = Interval(
      low: try object.decode(Double.self, forKey: .low),
      high: try object.decode(Double.self, forKey: .high),
      confidence: try object.decode(Double.self, forKey: .confidence))
    guard let interval else {
      throw DecodingError.dataCorruptedError(
        forKey: .low, in: object,
        debugDescription: "an interval needs low <= high and a confidence between 0 and 1")
    }
    self = interval
  }
}
