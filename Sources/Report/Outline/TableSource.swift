internal import Results

/// A table before it is formatted: cells, and where in the JSON each comes from.
struct TableSource {
  struct Head {
    let id: String
    let title: String
    let direction: Direction

    enum Direction { case larger, smaller, neither }
  }
  struct Entry {
    let cell: Cell
    /// Paths in the JSON; several where numbers are added up or texts joined.
    let fields: [String]
  }

  let heads: [Head]
  let rows: [[Entry]]
  /// Whether bytes show every digit.
  var exact = false

  /// - Parameter section: all rows of the section, in which those shown have their places.
  init<Row: ResultRow>(
    _ rows: [Row], columns: [Column<Row>], of section: [Row], exact: Bool = false
  ) {
    heads = columns.map { column in
      let direction: Head.Direction =
        switch column.direction {
        case .larger: .larger
        case .smaller: .smaller
        case .neither: .neither
        }
      return Head(id: column.id, title: column.title, direction: direction)
    }
    var places: [Row: Int] = [:]
    for (index, row) in section.enumerated() where places[row] == nil { places[row] = index }
    self.rows = rows.enumerated().map { index, row in
      columns.map { column in
        Entry(
          cell: column.cell(row), fields: row.fields(of: column.id, at: places[row] ?? index))
      }
    }
    self.exact = exact
  }
}
