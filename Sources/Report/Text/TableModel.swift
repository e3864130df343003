internal import Numbers
internal import Results

/// A table of ready strings, made from rows and columns.
///
/// A column that is empty in every row is left out. The provenance of figures stands in the heading
/// where all figures of the column share it, else behind each figure. Confidence intervals get a
/// column of their own.
struct TableModel {
  struct Column {
    var title: String
    var isNumeric: Bool
    var cells: [String]
    /// Where in the JSON each cell comes from.
    var fields: [[String]]
  }

  private(set) var columns: [Column] = []

  /// Number of rows.
  var rowCount: Int { columns.first?.cells.count ?? 0 }

  init(_ source: TableSource, style: TextStyle, notation: inout Notation) {
    let numbers = NumberText(ascii: style.ascii)
    for (index, head) in source.heads.enumerated() {
      let entries = source.rows.map { $0[index] }
      guard entries.contains(where: { $0.cell != .none }) else { continue }
      let kinds = Set(entries.compactMap { $0.cell.figure?.provenance?.kind })
      let shared = kinds.count == 1 ? kinds.first : nil
      let title = head.title + (shared.map { " (\(notation.mark($0)))" } ?? "")
      let texts = entries.map {
        Self.text($0.cell, marked: shared == nil, exact: source.exact, numbers, &notation)
      }
      columns.append(
        Column(
          title: style.clean(title), isNumeric: entries.contains { $0.cell.isNumeric },
          cells: texts.map(style.clean),
          fields: entries.map { $0.cell.holdsNothing ? [] : $0.fields }))
      addIntervals(entries, style: style, numbers, &notation)
    }
    if source.exact { dropRepeats() }
  }

  /// Leaves out rows that repeat an earlier one cell by cell.
  private mutating func dropRepeats() {
    var seen: Set<[String]> = []
    let kept = (0..<rowCount).filter { row in
      seen.insert(columns.map { $0.cells[row] }).inserted
    }
    for index in columns.indices {
      columns[index].cells = kept.map { columns[index].cells[$0] }
      columns[index].fields = kept.map { columns[index].fields[$0] }
    }
  }

  /// Columns that the widest heading word and the widest cell of a column need.
  static func width(of column: Column) -> Int {
    // A heading may break at its blanks, a long name at its hyphens as well; a cell shouldn't.
    max(heading(of: column), column.cells.map(\.displayWidth).max() ?? 0)
  }

  private static func heading(of column: Column) -> Int {
    column.title.split(separator: " ").flatMap { $0.parts(ifLongerThan: narrowest) }
      .map(\.displayWidth).max() ?? 0
  }

  /// Columns that a text needs so that no word of it is broken but at a hyphen; the first column,
  /// which holds names, not even there.
  static func unbroken(_ column: Column, isFirst: Bool) -> Int {
    let words = column.cells.flatMap { $0.split(separator: " ") }
    let parts =
      isFirst ? words.map { String($0) } : words.flatMap { $0.parts(ifLongerThan: narrowest) }
    return max(heading(of: column), parts.map(\.displayWidth).max() ?? 0)
  }

  /// Takes out columns that say the same in every row, the widest first, until the table fits; of a
  /// single row, which is what the reader came for, its texts only.
  ///
  /// - Returns: heading and value of what was taken out, in the order of the columns.
  mutating func fold(toFit width: Int, gutter: Int) -> [(title: String, value: String)] {
    var folded: [(index: Int, title: String, value: String)] = []
    var kept = columns.enumerated().map { (index: $0.offset, column: $0.element) }
    func total() -> Int {
      kept.reduce(0) { $0 + Self.width(of: $1.column) } + gutter * max(0, kept.count - 1)
    }
    while total() > width {
      let constant = kept.indices.dropFirst().filter {
        rowCount == 1 ? !kept[$0].column.isNumeric : Set(kept[$0].column.cells).count == 1
      }
      guard
        let widest = constant.max(by: {
          Self.width(of: kept[$0].column) < Self.width(of: kept[$1].column)
        })
      else { break }
      let (index, column) = kept.remove(at: widest)
      folded.append((index, column.title, column.cells.first ?? ""))
    }
    columns = kept.map(\.column)
    return folded.sorted { $0.index < $1.index }.map { ($0.title, $0.value) }
  }

  /// Columns that a text keeps at least, however little room there is.
  static let narrowest = 10

  /// The table, or where its columns don't fit beside each other, several below each other: each has
  /// the first columns, which tell the rows apart, and as many of the others as fit.
  func parts(toFit width: Int, gutter: Int) -> [TableModel] {
    let least = columns.map { column in
      let wide = Self.width(of: column)
      return (column.isNumeric ? wide : min(wide, Self.narrowest)) + gutter
    }
    guard least.reduce(-gutter, +) > width else { return [self] }
    let keys = keyCount
    // What all parts show isn't narrowed for them.
    let room = width + gutter - columns[..<keys].reduce(0) { $0 + Self.width(of: $1) + gutter }
    var parts: [[Column]] = []
    var used = Int.max / 2
    for (index, column) in columns.enumerated().dropFirst(keys) {
      if used + least[index] > room {
        parts.append(Array(columns[..<keys]))
        used = 0
      }
      parts[parts.count - 1].append(column)
      used += least[index]
    }
    return parts.isEmpty ? [self] : parts.map { TableModel(columns: $0) }
  }

  private init(columns: [Column]) { self.columns = columns }

  /// Columns, from the left, that no two rows share.
  private var keyCount: Int {
    for count in columns.indices.dropFirst() {
      let keys = Set((0..<rowCount).map { row in columns[..<count].map { $0.cells[row] } })
      if keys.count == rowCount { return count }
    }
    return min(1, columns.count)
  }

  private mutating func addIntervals(
    _ entries: [TableSource.Entry], style: TextStyle, _ numbers: NumberText,
    _ notation: inout Notation
  ) {
    let widths = entries.map { entry -> String? in
      guard let figure = entry.cell.figure, let value = figure.value,
        let interval = figure.interval
      else { return nil }
      return numbers.halfWidth(interval, of: value)
    }
    guard widths.contains(where: { $0 != nil }) else { return }
    notation.noteInterval(tied: widths.contains(NumberText.tied))
    columns.append(
      Column(
        title: style.clean("±"), isNumeric: true,
        cells: widths.map { style.clean($0 ?? notation.blank()) },
        fields: zip(entries, widths).map { entry, width in
          width == nil ? [] : entry.fields.map { "\($0).interval" }
        }))
  }

  /// One cell in words.
  static func text(
    _ cell: Cell, marked: Bool, exact: Bool, _ numbers: NumberText, _ notation: inout Notation
  ) -> String {
    switch cell {
    case .none: return notation.blank()
    case .missing(let reason): return "n/a[\(notation.number(of: reason))]"
    case .text(let text): return text
    case .texts(let texts): return texts.joined(separator: "; ")
    case .flag(let flag): return flag ? "yes" : "no"
    case .size(let bytes): return SizeLabel.text(bytes)
    case .integer(let value, let unit):
      return exact && unit == .bytes ? numbers.exactBytes(value) : numbers.text(value, unit)
    case .figure(let figure):
      guard let value = figure.value, let kind = figure.provenance?.kind else {
        return "n/a[\(notation.number(of: figure.reason ?? "unknown"))]"
      }
      return numbers.text(value, figure.unit) + (marked ? " " + notation.mark(kind) : "")
    }
  }
}

extension Substring {
  /// What the word may be broken into: itself, or its parts with their hyphens.
  fileprivate func parts(ifLongerThan width: Int) -> [String] {
    guard String(self).displayWidth > width else { return [String(self)] }
    return split(separator: "-").map { "\($0)-" }
  }
}

extension Cell {
  /// The figure, if it is one.
  var figure: Figure? { if case .figure(let figure) = self { figure } else { nil } }

  /// Whether the cell belongs flush right.
  fileprivate var isNumeric: Bool {
    switch self {
    case .integer, .figure: true
    case .text, .texts, .size, .flag, .none, .missing: false
    }
  }
}
