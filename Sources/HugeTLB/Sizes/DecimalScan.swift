/// A text taken apart into a decimal number and what follows it, without rounding or trapping.
struct DecimalScan {
  /// The text is empty or blank.
  let isEmpty: Bool
  let isNegative: Bool
  /// There is at least one digit before the point, and one after it if there is a point.
  let hasDigits: Bool
  /// The digits before the point; nil above 2^64 − 1.
  let whole: UInt64?
  /// The digits after the point without trailing zeros.
  let fraction: [UInt64]
  /// What follows the number, without blanks around it.
  let rest: String

  /// O(n) in the text.
  init(_ text: String) {
    let bytes = Array(text.utf8)[...]
    var left = Self.trim(bytes)
    isEmpty = left.isEmpty
    isNegative = left.first == UInt8(ascii: "-")
    if isNegative { left.removeFirst() }
    let before = left.prefix(while: Self.isDigit)
    left.removeFirst(before.count)
    var after: ArraySlice<UInt8> = []
    let hasPoint = left.first == UInt8(ascii: ".")
    if hasPoint {
      left.removeFirst()
      after = left.prefix(while: Self.isDigit)
      left.removeFirst(after.count)
    }
    hasDigits = !before.isEmpty && (!hasPoint || !after.isEmpty)
    whole = Self.value(before)
    while after.last == UInt8(ascii: "0") { after.removeLast() }
    fraction = after.map { UInt64($0 - UInt8(ascii: "0")) }
    rest = String(decoding: Self.trim(left), as: UTF8.self)
  }

  private static func value(_ digits: ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for digit in digits {
      let (tenfold, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
      if over || carry { return nil }
      value = sum
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func trim(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let blank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    var bytes = bytes.drop(while: blank)
    while let last = bytes.last, blank(last) { bytes.removeLast() }
    return bytes
  }
}
