public import Numbers
public import Results

extension NumberText {
  /// A number in its unit: three significant digits, but all of what was published in a unit of its
  /// own.
  public func text(_ value: Double, _ unit: Unit) -> String {
    switch unit {
    case .nanoseconds: time(nanoseconds: value)
    case .bytes: bytes(value)
    case .percent: percent(value)
    case .perSecond: rate(perSecond: value)
    case .perHour: "\(count(value)) /h"
    case .moneyPerMonth: money(value)
    case .moneyPerGiBMonth: price(value, per: "GiB-month")
    case .moneyPerCoreHour: price(value, per: "core-hour")
    case .seconds, .times, .kiloloopsPerSecond:
      DecimalText.grouped(CSV.number(value)) + " \(unit.rawValue)"
    case .bytesPerSecond: bandwidth(bytesPerSecond: value)
    case .pages, .count: count(value)
    }
  }

  /// A whole number in its unit.
  public func text(_ value: Int64, _ unit: Unit) -> String {
    switch unit {
    case .bytes: bytes(value)
    case .pages, .count: count(value)
    default: text(Double(value), unit)
    }
  }

  /// Instead of "0 %", which would read as certainty.
  static let tied = "tied"

  /// The half-width of the interval in percent of the value: "0.24 %"; "tied" where the interval is the
  /// value, as of samples that the clock can't tell apart; nil for a value of 0.
  public func halfWidth(_ interval: Interval, of value: Double) -> String? {
    guard value != 0 else { return nil }
    if interval.low == value, interval.high == value { return Self.tied }
    let half = max(interval.high - value, value - interval.low)
    let share = half / value.magnitude * 100
    return share.isFinite && share >= 0 ? percent(share) : nil
  }
}
