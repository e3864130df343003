// JSON: {"unit", "value", "provenance", "interval"?} or {"unit", "value": null, "reason"}.
extension Figure: Codable {
  private enum Key: String, CodingKey { case unit, value, provenance, interval, reason }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    let unit = try object.decode(Unit.self, forKey: .unit)
    if let value = try object.decodeIfPresent(Double.self, forKey: .value) {
      self.init(
        value, unit, try object.decode(Provenance.self, forKey: .provenance),
        interval: try object.decodeIfPresent(Interval.self, forKey: .interval))
    } else {
      self = .absent(unit, reason: try object.decode(String.self, forKey: .reason))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(unit, forKey: .unit)
    switch content {
    case .known(let value, let provenance, let interval):
      try object.encode(value, forKey: .value)
      try object.encode(provenance, forKey: .provenance)
      try object.encodeIfPresent(interval, forKey: .interval)
    case .absent(let reason):
      try object.encodeNil(forKey: .value)
      try object.encode(reason, forKey: .reason)
    }
  }
}
