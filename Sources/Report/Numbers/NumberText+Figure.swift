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

  /// The half-width of the interval in percent of the value: "0.24 %"; nil for a value of 0.
  public func halfWidth(_ interval: Interval, of value: Double) -> String? {
    guard value != 0 else { return nil }
    let half = max(interval.high - value, value - interval.low)
    let share = half / value.magnitude * 100
    return share.isFinite && share >= 0 ? percent(share) : nil
  }
}
