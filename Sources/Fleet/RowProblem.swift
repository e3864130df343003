/// A row that was left out, and why.
public struct RowProblem: Sendable, Hashable, CustomStringConvertible {
  /// Name of the file.
  public let file: String
  /// Physical line on which the row starts.
  public let line: Int
  /// Column by its name in the file's terms; nil if it is the row as a whole.
  public let column: String?
  /// What is wrong, with the text in question.
  public let reason: String

  public var description: String {
    "\(file):\(line): " + (column.map { "\($0): " } ?? "") + reason
  }
}
