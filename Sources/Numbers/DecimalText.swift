/// Decimal digits of a number, by arithmetic of our own: no locale can change them.
public enum DecimalText {
  /// Rounded to `decimals` places; plain `description` where an integer can't hold the digits.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    let power = power(decimals)
    let scaled = (value.magnitude * Double(power)).rounded()
    guard scaled < 9e18 else { return value.description }
    let digits = Int64(scaled)
    let sign = value < 0 && digits != 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(digits) }
    let fraction = String(digits % power)
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return "\(sign)\(digits / power).\(zeros)\(fraction)"
  }

  /// With three significant digits, whole digits never cut: 0.412, 22.6, 1023.
  public static func significant(_ value: Double, atMost places: Int = 12) -> String {
    fixed(value, decimals: min(places, decimals(of: value)))
  }

  /// Thousands parted by commas: 262,144.
  public static func grouped(_ digits: String) -> String {
    let whole = digits.prefix { $0 != "." }
    let sign = whole.hasPrefix("-") ? "-" : ""
    var groups = ""
    for (index, digit) in whole.dropFirst(sign.count).reversed().enumerated() {
      if index > 0, index % 3 == 0 { groups.append(",") }
      groups.append(digit)
    }
    return sign + String(groups.reversed()) + digits.dropFirst(whole.count)
  }

  /// Places after the point that show three significant digits, after rounding.
  private static func decimals(of value: Double) -> Int {
    let size = value.magnitude
    guard size > 0 else { return 0 }
    // Below 99.95 one place, below 9.995 two, …: there the rounded value has three digits.
    var limit = 99.95
    var decimals = 0
    while size < limit, decimals < 12 {
      decimals += 1
      limit /= 10
    }
    return decimals
  }

  private static func power(_ exponent: Int) -> Int64 {
    (0..<max(0, exponent)).reduce(into: Int64(1)) { power, _ in power *= 10 }
  }
}
