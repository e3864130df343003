/// A positive number to three significant digits, in plain decimals: `12300`, `4.57`, `0.00123`.
public struct RoundNumber: Sendable, CustomStringConvertible {
  public let description: String

  /// O(digits). Beyond 10^15 and below 10^-9 it only says so; nothing traps.
  public init(_ value: Double) {
    guard value.isFinite, value >= 0 else {
      description = "\(value)"
      return
    }
    guard value < 1e15 else {
      description = "10^15 or more"
      return
    }
    guard value >= 1e-9 else {
      description = value == 0 ? "0" : "less than 10^-9"
      return
    }
    // Scale into [100, 1000), round, then place the point.
    var scaled = value
    var exponent = 0
    while scaled >= 1000 { (scaled, exponent) = (scaled / 10, exponent + 1) }
    while scaled < 100 { (scaled, exponent) = (scaled * 10, exponent - 1) }
    var digits = Int(scaled.rounded())
    if digits == 1000 { (digits, exponent) = (100, exponent + 1) }
    if exponent >= 0 {
      description = "\(digits)" + String(repeating: "0", count: exponent)
      return
    }
    let text = "\(digits)"
    let padded = String(repeating: "0", count: max(0, 1 - exponent - text.count)) + text
    let point = padded.index(padded.endIndex, offsetBy: exponent)
    description = "\(padded[..<point]).\(padded[point...])"
  }
}
