/// One column of a section: the home of its name, heading, direction and accessor.
///
/// Renderers iterate columns and spell none. The id of a column is its key in the JSON form.
public struct Column<Row>: Sendable {
  /// Which values of the column are good.
  public enum Direction: String, Sendable, Hashable, Codable {
    case larger, smaller, neither
  }
  /// Where a reader meets the column; CSV and JSON hold all.
  public enum Place: Sendable, Hashable {
    /// In the table of the section.
    case table
    /// In the section's second table.
    case second
    /// In both tables.
    case both
    /// Only in CSV and JSON.
    case files
  }

  /// Key in JSON and name in CSV.
  public let id: String
  /// Heading of a table.
  public let title: String
  public let direction: Direction
  public let place: Place
  public let cell: @Sendable (Row) -> Cell

  public init(
    _ id: String, _ title: String, _ direction: Direction = .neither, in place: Place = .table,
    cell: @escaping @Sendable (Row) -> Cell
  ) {
    self.id = id
    self.title = title
    self.direction = direction
    self.place = place
    self.cell = cell
  }
}

extension Column {
  static func text(
    _ id: String, _ title: String, in place: Place = .table,
    _ value: @escaping @Sendable (Row) -> String?
  ) -> Column {
    Column(id, title, in: place) { value($0).map(Cell.text) ?? .none }
  }

  static func integer(
    _ id: String, _ title: String, _ unit: Unit, _ direction: Direction = .neither,
    in place: Place = .table, _ value: @escaping @Sendable (Row) -> Int64?
  ) -> Column {
    Column(id, title, direction, in: place) { value($0).map { .integer($0, unit) } ?? .none }
  }

  /// A whole number that may be missing.
  ///
  /// - Parameter reason: why it is where there is none; nil where the column doesn't apply.
  static func integer(
    _ id: String, _ title: String, _ unit: Unit, _ direction: Direction = .neither,
    in place: Place = .table, missing reason: @escaping @Sendable (Row) -> String?,
    _ value: @escaping @Sendable (Row) -> Int64?
  ) -> Column {
    Column(id, title, direction, in: place) { row in
      value(row).map { .integer($0, unit) } ?? reason(row).map { .missing(reason: $0) } ?? .none
    }
  }

  static func figure(
    _ id: String, _ title: String, _ direction: Direction = .neither, in place: Place = .table,
    _ value: @escaping @Sendable (Row) -> Figure?
  ) -> Column {
    Column(id, title, direction, in: place) { value($0).map(Cell.figure) ?? .none }
  }
}
