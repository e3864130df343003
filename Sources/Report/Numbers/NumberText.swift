public import Results

/// The one formatter of numbers for people. Machine formats print exact values instead.
///
/// Three significant digits, IEC units, never a locale.
public struct NumberText: Sendable {
  /// Write us instead of µs.
  public let ascii: Bool

  public init(ascii: Bool) { self.ascii = ascii }

  /// 22.6 ns, 13.9 µs, 16.0 ms, 1.20 s.
  public func time(nanoseconds value: Double) -> String {
    let units = ["ns", ascii ? "us" : "µs", "ms", "s"]
    return scaled(value, by: 1000, units: units, from: "ns")
  }

  /// 7.00 GiB, 28.0 KiB, 512 B.
  public func bytes(_ value: Int64) -> String {
    // Whole bytes need no decimals, and -2^63 has no magnitude in Int64.
    value.magnitude < 1024 ? "\(value) B" : bytes(Double(value))
  }

  /// The same for a computed number of bytes.
  public func bytes(_ value: Double) -> String {
    scaled(
      value, by: 1024, units: ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"], from: "B")
  }

  /// Every digit: 7516192768 B.
  public func exactBytes(_ value: Int64) -> String { "\(value) B" }

  /// 1.36 %, 0.013 %: at most three places; what rounds to nothing is said to be below 0.001 %.
  public func percent(_ value: Double) -> String {
    if value != 0, value.magnitude < 0.001 { return value < 0 ? "> -0.001 %" : "< 0.001 %" }
    return "\(Decimal.significant(value, atMost: 3)) %"
  }

  /// 262,144.
  public func count(_ value: Int64) -> String { Decimal.grouped(String(value)) }

  /// A count that needn't be whole: 8, 1.02, 0.00391.
  public func count(_ value: Double) -> String {
    if value == value.rounded(), let whole = Int64(exactly: value) { return count(whole) }
    return Decimal.grouped(Decimal.significant(value))
  }

  /// 6,800 /s.
  public func rate(perSecond value: Double) -> String {
    guard value.magnitude >= 1000, value.magnitude < 1e15 else {
      return "\(Decimal.significant(value)) /s"
    }
    var unit = 10.0
    while value.magnitude >= unit * 1000 { unit *= 10 }
    return "\(count((value / unit).rounded() * unit)) /s"
  }

  /// Money: $1,234, $19.4, -$0.0123; what rounds to nothing is said to be below $0.001.
  public func money(_ value: Double) -> String {
    if value != 0, value.magnitude < 0.001 { return value < 0 ? "> -$0.001" : "< $0.001" }
    return (value < 0 ? "-$" : "$") + count(value.magnitude)
  }

  /// 14.3 GB/s, decimal units, as bandwidths are given.
  public func bandwidth(bytesPerSecond value: Double) -> String {
    scaled(value, by: 1000, units: ["B/s", "kB/s", "MB/s", "GB/s", "TB/s"], from: "B/s")
  }

  /// A number in its unit.
  public func text(_ value: Double, _ unit: Unit) -> String {
    switch unit {
    case .nanoseconds: time(nanoseconds: value)
    case .bytes: bytes(value)
    case .percent: percent(value)
    case .perSecond: rate(perSecond: value)
    case .moneyPerMonth: money(value)
    case .bytesPerSecond: bandwidth(bytesPerSecond: value)
    case .pages, .count: count(value)
    }
  }

  /// A whole number in its unit.
  public func text(_ value: Int64, _ unit: Unit) -> String {
    switch unit {
    case .bytes: bytes(value)
    case .pages, .count: count(value)
    case .nanoseconds, .percent, .perSecond, .bytesPerSecond, .moneyPerMonth: text(Double(value), unit)
    }
  }

  /// The half-width of the interval in percent of the value: "0.24 %"; nil for a value of 0.
  public func halfWidth(_ interval: Interval, of value: Double) -> String? {
    guard value != 0 else { return nil }
    let half = max(interval.high - value, value - interval.low)
    let share = half / value.magnitude * 100
    return share.isFinite && share >= 0 ? percent(share) : nil
  }

  /// Goes up a unit as long as the rounded number has four digits or more before the point.
  private func scaled(_ value: Double, by step: Double, units: [String], from first: String)
    -> String
  {
    var value = value
    var unit = first
    for next in units.dropFirst() {
      // 999.5 would print as 1000, and 1023.5 as 1024.
      guard value.magnitude >= step - 0.5 else { break }
      value /= step
      unit = next
    }
    return "\(Decimal.significant(value)) \(unit)"
  }
}
