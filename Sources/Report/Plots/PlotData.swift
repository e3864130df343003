/// Data files for gnuplot: fields parted by tabs.
enum PlotData {
  /// Rows of ready fields.
  static func table(_ rows: [[String]]) -> String {
    rows.map { $0.map(clean).joined(separator: "\t") + "\n" }.joined()
  }

  /// A number; NaN, which draws nothing, for none.
  static func number(_ value: Double?) -> String { value.map(CSV.number) ?? "NaN" }

  /// A text as a field. gnuplot takes a straight double quote for the start of a quoted field and
  /// knows no escape for one, so it becomes a curly one.
  static func clean(_ text: String) -> String {
    let clean = TextStyle(ascii: false).clean(text).replacing("\"", with: "\u{201D}")
    // An empty field would be taken for a missing one, and a # in front for a comment.
    if clean.isEmpty { return " " }
    return clean.hasPrefix("#") ? "\u{200A}" + clean : clean
  }

  /// A label cut to what fits left of the bars.
  static func label(_ text: String) -> String {
    let limit = 46
    guard text.displayWidth > limit else { return text }
    return (text.wrapped(to: limit - 1).first ?? "") + "…"
  }
}
