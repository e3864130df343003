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
  /// Nothing to say for this row.
  case none
}
