public import Results

/// Rows of one section as a flat table, one value a column: for programs that guess the types, such as
/// DuckDB's read_csv_auto and read_json_auto.
public enum FlatTable {
  /// One JSON object a line; what is missing is null.
  public static func jsonLines<Row: ResultRow>(_ rows: [Row]) -> String {
    var text = ""
    for row in rows {
      let fields = Row.columns.map { "\(JSONText.string($0.id)):\(json($0.cell(row)))" }
      text += "{" + fields.joined(separator: ",") + "}\n"
    }
    return text
  }

  /// A header and a line a row (RFC 4180); what is missing is empty.
  ///
  /// - Parameter hasHeader: false for rows that continue a table.
  public static func csv<Row: ResultRow>(_ rows: [Row], hasHeader: Bool = true) -> String {
    let names = Row.columns.map { CSV.field($0.id) }.joined(separator: ",") + "\r\n"
    var text = hasHeader ? names : ""
    for row in rows {
      text += Row.columns.map { csv($0.cell(row)) }.joined(separator: ",") + "\r\n"
    }
    return text
  }

  private static func json(_ cell: Cell) -> String {
    switch cell {
    case .none, .missing: "null"
    case .text(let text): JSONText.string(text)
    case .texts(let texts): JSONText.string(texts.joined(separator: "; "))
    case .integer(let value, _), .size(let value): "\(value)"
    case .figure(let figure): figure.value.map(CSV.number) ?? "null"
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  private static func csv(_ cell: Cell) -> String {
    switch cell {
    case .none, .missing: ""
    case .text(let text): CSV.field(text)
    case .texts(let texts): CSV.field(texts.joined(separator: "; "))
    case .integer(let value, _), .size(let value): "\(value)"
    case .figure(let figure): figure.value.map(CSV.number) ?? ""
    case .flag(let flag): flag ? "true" : "false"
    }
  }
}

/// JSON syntax.
enum JSONText {
  /// A string with its quotes (RFC 8259).
  static func string(_ text: String) -> String {
    var escaped = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\t": escaped += "\\t"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped + "\""
  }
}
