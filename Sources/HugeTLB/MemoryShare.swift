/// An exact share of memory, such as 50 % or 12.5 %, in millionths of a percent.
public struct MemoryShare: Sendable, Hashable {
  /// Hundred-millionths of the whole: 50 % is 50 000 000.
  public let parts: UInt64
  static let whole: UInt64 = 100_000_000

  /// - Returns: nil above 100.
  public init?(percent: UInt64) {
    guard percent <= 100 else { return nil }
    parts = percent * (Self.whole / 100)
  }

  /// Reads a number without its percent sign, with at most six decimals, above 0 and up to 100.
  init?(scan: DecimalScan) {
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
}
