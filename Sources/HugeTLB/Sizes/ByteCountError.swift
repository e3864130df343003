/// Why a text isn't a byte count.
public enum ByteCountError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Nothing, or blanks only.
  case empty
  /// It doesn't start with a decimal number.
  case notANumber(String)
  /// Below 0.
  case negative(String)
  /// A decimal unit such as `GB`; `suggestion` is the binary unit of like size.
  case decimalUnit(String, suggestion: String)
  /// What follows the number is no unit.
  case unknownUnit(String, unit: String)
  /// The fraction isn't a whole number of bytes.
  case notWholeBytes(String)
  /// Above 2^63 − 1 bytes.
  case tooLarge(String)

  public var description: String {
    switch self {
    case .empty: "empty size: write a number and a unit, such as 64GiB"
    case .notANumber(let text): "\"\(text)\" is no size: write a number and a unit, such as 64GiB"
    case .negative(let text): "\"\(text)\" is negative: a size is 0 B or more"
    case .decimalUnit(let text, let suggestion):
      "\"\(text)\" has a decimal unit: write \(suggestion), the unit that memory comes in"
    case .unknownUnit(let text, let unit):
      "\"\(text)\": unknown unit \"\(unit)\": write B, KiB, MiB, GiB, TiB, PiB or EiB"
    case .notWholeBytes(let text): "\"\(text)\" isn't a whole number of bytes"
    case .tooLarge(let text): "\"\(text)\" is above 2^63 - 1 bytes (just under 8 EiB)"
    }
  }
}
