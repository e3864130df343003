internal import Numbers
internal import Results

extension TableSource {
  /// Heading and value of each cell that has one, row by row: for a list instead of a table.
  func pairs(
    _ numbers: NumberText, _ notation: inout Notation
  ) -> [(name: String, text: String)] {
    facts(numbers, &notation).map { ($0.name, $0.text) }
  }

  /// The same with where in the JSON each comes from.
  func facts(
    _ numbers: NumberText, _ notation: inout Notation
  ) -> [(name: String, text: String, fields: [String])] {
    var facts: [(name: String, text: String, fields: [String])] = []
    for row in rows {
      for (head, entry) in zip(heads, row) where entry.cell != .none {
        var text = TableModel.text(entry.cell, marked: true, exact: false, numbers, &notation)
        if exact, case .integer(let value, .bytes) = entry.cell {
          text += " = \(numbers.exactBytes(value))"
        }
        facts.append((head.title, text, entry.fields))
      }
    }
    return facts
  }

  /// The texts of one column.
  func texts(of id: String) -> [String] {
    guard let index = heads.firstIndex(where: { $0.id == id }) else { return [] }
    return rows.compactMap { if case .text(let text) = $0[index].cell { text } else { nil } }
  }
}
