/// The one formatter of numbers for people: tables, conclusions, remarks and axes. Machine formats
/// print exact values instead.
///
/// Three significant digits, IEC units, never a locale.
public struct NumberText: Sendable {
  /// Write us instead of µs.
  public let ascii: Bool

  public init(ascii: Bool) { self.ascii = ascii }

  /// 22.6 ns, 13.9 µs, 16.0 ms, 1.20 s.
  public func time(nanoseconds value: Double) -> String {
    let units = ascii ? Self.timeUnits.map { $0 == "µs" ? "us" : $0 } : Self.timeUnits
    return scaled(value, by: 1000, units: units)
  }

  /// Of time, each a thousand of the one before.
  public static let timeUnits = ["ns", "µs", "ms", "s"]

  /// 7.00 GiB, 28.0 KiB, 512 B.
  public func bytes(_ value: Int64) -> String {
    // Whole bytes need no decimals, and -2^63 has no magnitude in Int64.
    value.magnitude < 1024 ? "\(value) B" : bytes(Double(value))
  }

  /// The same for a computed number of bytes.
  public func bytes(_ value: Double) -> String {
    scaled(value, by: 1024, units: IECUnit.allCases.map(\.symbol))
  }

  /// Every digit: 7516192768 B.
  public func exactBytes(_ value: Int64) -> String { "\(value) B" }

  /// 1.36 %, 0.013 %: at most three places; what rounds to nothing is said to be below 0.001 %.
  public func percent(_ value: Double) -> String {
    if value != 0, value.magnitude < 0.001 { return value < 0 ? "> -0.001 %" : "< 0.001 %" }
    return "\(DecimalText.significant(value, atMost: 3)) %"
  }

  /// 262,144.
  public func count(_ value: Int64) -> String { DecimalText.grouped(String(value)) }

  /// A count that needn't be whole: 8, 1.02, 0.00391.
  public func count(_ value: Double) -> String {
    if value == value.rounded(), let whole = Int64(exactly: value) { return count(whole) }
    return DecimalText.grouped(DecimalText.significant(value))
  }

  /// 6,800 /s.
  public func rate(perSecond value: Double) -> String { "\(threeDigits(value)) /s" }

  /// 17,700, 6.04, 0.0123: three significant digits, the places after them zeros.
  ///
  /// Beyond 10^15 and below 10^-9 it only says so.
  public func rounded(_ value: Double) -> String {
    if value.isFinite, value.magnitude >= 1e15 { return "10^15 or more" }
    if value > 0, value < 1e-9 { return "less than 10^-9" }
    return threeDigits(value)
  }

  private func threeDigits(_ value: Double) -> String {
    guard value.magnitude >= 1000, value.magnitude < 1e15 else {
      return DecimalText.significant(value)
    }
    var unit = 10.0
    while value.magnitude >= unit * 1000 { unit *= 10 }
    return count((value / unit).rounded() * unit)
  }

  /// Money: $1,234, $19.4, -$0.0123; what rounds to nothing is said to be below $0.001.
  public func money(_ value: Double) -> String {
    if value != 0, value.magnitude < 0.001 { return value < 0 ? "> -$0.001" : "< $0.001" }
    return (value < 0 ? "-$" : "$") + count(value.magnitude)
  }

  /// A price: $3.09/GiB-month. Prices may be small, so none is said to be below anything.
  public func price(_ value: Double, per unit: String) -> String {
    "\(value < 0 ? "-$" : "$")\(count(value.magnitude))/\(unit)"
  }

  /// 14.3 GB/s, decimal units, as bandwidths are given.
  public func bandwidth(bytesPerSecond value: Double) -> String {
    scaled(value, by: 1000, units: ["B/s", "kB/s", "MB/s", "GB/s", "TB/s"])
  }

  /// Goes up a unit as long as the rounded number has four digits or more before the point.
  private func scaled(_ value: Double, by step: Double, units: [String]) -> String {
    var value = value
    var unit = units[0]
    for next in units.dropFirst() {
      // 999.5 would print as 1000, and 1023.5 as 1024.
      guard value.magnitude >= step - 0.5 else { break }
      value /= step
      unit = next
    }
    return "\(DecimalText.significant(value)) \(unit)"
  }
}
