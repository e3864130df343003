extension ByteCount: CustomStringConvertible {
  /// Two decimals and the largest fitting unit, such as `7.00 GiB`; whole bytes below 1 KiB.
  ///
  /// Rounded half up from the exact integer; print ``exact`` beside it where every byte counts.
  public var description: String { Self.rounded(bytes) }

  /// Every byte, such as `7516192768 B`.
  public var exact: String { "\(bytes) B" }

  /// Both, such as `7.00 GiB (7516192768 B)`; only the bytes below 1 KiB.
  public var full: String { bytes < 1024 ? exact : "\(self) (\(exact))" }

  /// The text of a difference, such as `-12.00 KiB`.
  public static func signed(_ bytes: Int64) -> String {
    bytes < 0 ? "-" + rounded(bytes.magnitude) : rounded(UInt64(bytes))
  }

  private static func rounded(_ bytes: UInt64) -> String {
    let unit = IECUnit.largest(in: bytes)
    guard unit > .byte else { return "\(bytes) B" }
    var whole = bytes >> unit.shift
    let rest = bytes & (unit.bytes - 1)
    // rest < 2^60, so a hundredfold needs up to 67 bits: full width.
    let product = rest.multipliedFullWidth(by: 100)
    var hundredths = unit.bytes.dividingFullWidth(product).quotient
    let remainder = unit.bytes.dividingFullWidth(product).remainder
    if remainder >= unit.bytes / 2 { hundredths += 1 }
    if hundredths == 100 { (whole, hundredths) = (whole + 1, 0) }
    if whole == 1024, let next = IECUnit(rawValue: unit.rawValue + 1) {
      return "1.00 \(next.symbol)"
    }
    return "\(whole).\(hundredths < 10 ? "0" : "")\(hundredths) \(unit.symbol)"
  }
}
