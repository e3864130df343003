/// An exact share of a whole, above 0 and up to 100 %, such as 50 % or 12.5 %.
public struct Share: Sendable, Hashable, CustomStringConvertible {
  /// Hundred-millionths of the whole: 50 % is 50 000 000.
  public let parts: UInt64
  static let whole: UInt64 = 100_000_000

  /// - Returns: nil unless 1 to 100.
  public init?(percent: UInt64) {
    guard (1...100).contains(percent) else { return nil }
    parts = percent * (Self.whole / 100)
  }

  /// Reads `50%` or `12.5%`: the sign is needed, at most six decimals are taken.
  ///
  /// - Returns: nil for anything else, 0 % and above 100 % included.
  public init?(parsing text: String) {
    guard text.hasSuffix("%") else { return nil }
    let scan = DecimalScan(String(text.dropLast()))
    guard scan.hasDigits, !scan.isNegative, scan.rest.isEmpty, scan.fraction.count <= 6,
      let whole = scan.whole, whole <= 100
    else { return nil }
    let digits = scan.fraction + Array(repeating: 0, count: 6 - scan.fraction.count)
    let parts = whole * (Self.whole / 100) + digits.reduce(0) { $0 * 10 + $1 }
    guard (1...Self.whole).contains(parts) else { return nil }
    self.parts = parts
  }

  /// The share of `memory`, rounded down to whole bytes. Never overflows.
  public func bytes(of memory: ByteCount) -> UInt64 {
    Self.whole.dividingFullWidth(memory.bytes.multipliedFullWidth(by: parts)).quotient
  }

  /// Between 0 and 1.
  public var fraction: Double { Double(parts) / Double(Self.whole) }

  /// Exact, such as `12.5%`.
  public var description: String {
    let unit = Self.whole / 100
    guard parts % unit > 0 else { return "\(parts / unit)%" }
    var decimals = String(String(unit + parts % unit).dropFirst())
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(parts / unit).\(decimals)%"
  }
}
