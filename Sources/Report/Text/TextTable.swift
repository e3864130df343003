/// Lays a table out in columns of a terminal.
struct TextTable {
  private let model: TableModel
  private let widths: [Int]
  static let gutter = 2

  /// - Parameter width: columns to fit in; texts are wrapped inside their column where needed, and
  ///   numbers are never cut.
  init(_ model: TableModel, width: Int) {
    self.model = model
    var widths = model.columns.map(TableModel.width)
    var excess = widths.reduce(0, +) + Self.gutter * max(0, widths.count - 1) - width
    // Prose gives way first, then names break at hyphens, and words last of all.
    let texts = model.columns.indices.filter { !model.columns[$0].isNumeric }
    let whole = texts.map { TableModel.unbroken(model.columns[$0], isFirst: $0 == 0) }
    let hyphenated = texts.map { TableModel.unbroken(model.columns[$0], isFirst: false) }
    let narrow = texts.map { min(widths[$0], TableModel.narrowest) }
    for least in [whole, hyphenated, narrow] {
      while excess > 0 {
        let wider = zip(texts, least).filter { widths[$0] > $1 }.map(\.0)
        guard let widest = wider.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        excess -= 1
      }
    }
    self.widths = widths
  }

  /// Heading, rule and rows, without a line end.
  var lines: [String] {
    let heading = line(model.columns.map(\.title), fromBottom: true)
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return heading + [rule]
      + (0..<model.rowCount).flatMap { row in line(model.columns.map { $0.cells[row] }) }
  }

  private func line(_ cells: [String], fromBottom: Bool = false) -> [String] {
    let blocks = zip(cells, widths).map { cell, width in cell.wrapped(to: width) }
    let height = blocks.map(\.count).max() ?? 0
    return (0..<height).map { index in
      blocks.indices.map { column in
        let block = blocks[column]
        let shift = fromBottom ? height - block.count : 0
        let text = index >= shift && index - shift < block.count ? block[index - shift] : ""
        return text.padded(to: widths[column], right: model.columns[column].isNumeric)
      }
      .joined(separator: String(repeating: " ", count: Self.gutter)).trimmedEnd
    }
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
