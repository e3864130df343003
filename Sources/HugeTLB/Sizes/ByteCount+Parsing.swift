internal import Numbers

extension ByteCount {
  /// Reads `2M`, `2MiB`, `1.5G`, `512 KiB`, `4096` or `4096B`; letters in either case.
  ///
  /// A fraction is taken only if it is a whole number of bytes. `MB`, `GB` and their like are
  /// decimal in SI and refused, since memory doesn't come in them.
  public init(parsing text: String) throws(ByteCountError) {
    let scan = DecimalScan(text)
    guard !scan.isEmpty else { throw .empty }
    guard !scan.isNegative else { throw .negative(text) }
    guard scan.hasDigits else { throw .notANumber(text) }
    let unit = try Self.unit(scan.rest, in: text)
    guard let whole = scan.whole, let bytes = Self.scale(whole, by: unit.bytes) else {
      throw .tooLarge(text)
    }
    var total = bytes
    if !scan.fraction.isEmpty {
      guard let part = Self.part(scan.fraction, of: unit) else { throw .notWholeBytes(text) }
      total += part  // both below 2^63
    }
    guard let count = ByteCount(total) else { throw .tooLarge(text) }
    self = count
  }

  private static func scale(_ value: UInt64, by factor: UInt64) -> UInt64? {
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    return overflow || product > ByteCount.max.bytes ? nil : product
  }

  /// `0.digits × unit`, by doubling the decimal fraction `shift` times; nil if that isn't whole.
  ///
  /// A fraction of b binary places has at most b decimal ones, so longer texts are out at once.
  private static func part(_ digits: [UInt64], of unit: IECUnit) -> UInt64? {
    guard digits.count <= Int(unit.shift) else { return nil }
    var digits = digits
    var result: UInt64 = 0
    for _ in 0..<unit.shift {
      var carry: UInt64 = 0
      for index in digits.indices.reversed() {
        let doubled = digits[index] * 2 + carry
        digits[index] = doubled % 10
        carry = doubled / 10
      }
      result = result << 1 | carry
    }
    return digits.allSatisfy { $0 == 0 } ? result : nil
  }

  private static func unit(_ suffix: String, in text: String) throws(ByteCountError) -> IECUnit {
    let lower = suffix.lowercased()
    if lower.isEmpty || lower == "b" { return .byte }
    for unit in IECUnit.allCases.dropFirst() {
      let letter = unit.letter.lowercased()
      if lower == letter || lower == letter + "ib" { return unit }
      if lower == letter + "b" { throw .decimalUnit(text, suggestion: unit.symbol) }
    }
    throw .unknownUnit(text, unit: suffix)
  }
}
