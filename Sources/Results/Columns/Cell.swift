/// What a column shows of one row, before any formatting.
public enum Cell: Sendable, Hashable {
  case text(String)
  /// Several sentences.
  case texts([String])
  /// An exact whole number.
  case integer(Int64, Unit)
  /// The size of a huge page or base page in bytes, which has a short name.
  case size(Int64)
  case figure(Figure)
  case flag(Bool)
  /// The column doesn't apply to this row: "-".
  case none
  /// It applies, and what it would say couldn't be had: "n/a" with this reason.
  case missing(reason: String)

  /// Whether there is nothing in the JSON that it shows.
  public var holdsNothing: Bool {
    switch self {
    case .none, .missing: true
    case .text, .texts, .integer, .size, .figure, .flag: false
    }
  }
}
