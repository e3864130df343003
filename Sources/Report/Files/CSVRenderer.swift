internal import Results

/// One value a line: section,row,column,value,unit,provenance,detail (RFC 4180).
struct CSVRenderer: ReportRenderer {
  func render(_ result: ResultFile) -> String {
    var writer = CSVWriter()
    result.visitSections(&writer)
    return writer.text
  }
}

/// Writes the rows of any section in that form.
struct CSVWriter: SectionVisitor {
  var text = "section,row,column,value,unit,provenance,detail\r\n"

  mutating func visit<Row: ResultRow>(_ rows: [Row]) {
    for row in rows {
      let place = [Row.section.rawValue, row.key]
      for column in Row.columns { add(column.cell(row), at: place + [column.id]) }
      for detail in row.details { add(detail.cell, at: place + [detail.id]) }
    }
  }

  private mutating func add(_ cell: Cell, at place: [String]) {
    switch cell {
    case .none: break
    case .missing(let reason): add(place, ["", "", "", CSV.field(reason)])
    case .text(let text): add(place, [CSV.field(text), "", "", ""])
    case .texts(let texts): for text in texts { add(place, [CSV.field(text), "", "", ""]) }
    case .flag(let flag): add(place, [flag ? "true" : "false", "", "", ""])
    case .size(let bytes): add(place, ["\(bytes)", Unit.bytes.rawValue, "", ""])
    case .integer(let value, let unit): add(place, ["\(value)", unit.rawValue, "", ""])
    case .figure(let figure):
      let provenance = figure.provenance
      add(
        place,
        [
          figure.value.map(CSV.number) ?? "", figure.unit.rawValue,
          provenance?.kind.rawValue ?? "",
          CSV.field(provenance?.detail ?? figure.reason ?? ""),
        ])
      if let interval = figure.interval { add(interval, of: figure.unit, at: place) }
    }
  }

  /// The ends of an interval under their paths in the JSON.
  private mutating func add(_ interval: Interval, of unit: Unit, at place: [String]) {
    let ends = [
      ("low", interval.low, unit), ("high", interval.high, unit),
      ("confidence", interval.confidence, .count),
    ]
    for (name, value, unit) in ends {
      let path = "\(place.last ?? "").interval.\(name)"
      add(place.dropLast() + [path], [CSV.number(value), unit.rawValue, "", ""])
    }
  }

  private mutating func add(_ place: [String], _ values: [String]) {
    text += (place.map(CSV.field) + values).joined(separator: ",") + "\r\n"
  }
}

/// Fields of a CSV file.
enum CSV {
  /// A text as a field: quoted where RFC 4180 asks for it.
  ///
  /// A text that a spreadsheet would run as a formula (= + - @ tab CR in front) gets an apostrophe
  /// before it.
  static func field(_ text: String) -> String {
    let starts: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r"]
    let guarded = text.unicodeScalars.first.map(starts.contains) == true ? "'" + text : text
    let quotes = guarded.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
    return quotes ? "\"" + guarded.replacing("\"", with: "\"\"") + "\"" : guarded
  }

  /// The shortest digits that read back as the same number; whole numbers without a point.
  static func number(_ value: Double) -> String {
    if value.magnitude < 1e15, let whole = Int64(exactly: value) { return String(whole) }
    return value.description
  }
}
